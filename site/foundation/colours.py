"""Colours as every screen understands them: eight bits a channel, in sRGB."""

from io import BytesIO

from PIL import Image, ImageCms

#: Modes that hold more than eight bits of grey; Pillow's own conversion to eight would clip them.
DEEP_GREY = frozenset({"I;16", "I;16B", "I;16L", "I;16N", "I", "F"})

_SRGB = ImageCms.createProfile("sRGB")
#: What a profile says it describes, for the modes that `eight_bit` leaves.
_DESCRIBES = {"L": "GRAY", "RGB": "RGB ", "RGBA": "RGB ", "CMYK": "CMYK"}


def eight_bit(image: Image.Image) -> Image.Image:
    """``image`` as L, RGB, RGBA or CMYK: palettes looked up, deep grey scaled, transparency kept as alpha."""
    if image.mode in DEEP_GREY:
        image = _scaled_grey(image)
    if image.has_transparency_data:
        return _with_alpha(image)
    return image if image.mode in ("L", "RGB", "CMYK") else image.convert("L" if image.mode == "1" else "RGB")


def to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """An image of a mode that `eight_bit` gives as L, RGB or RGBA in sRGB, by its ICC ``profile`` if it is any good."""
    if profile and (converted := _by_profile(image, profile)):
        return converted
    return image.convert("RGB") if image.mode == "CMYK" else image


def without_hidden_pixels(image: Image.Image) -> Image.Image:
    """``image`` without an alpha channel that hides nothing, and without the colours under one that does.

    Erasing by transparency leaves what was erased in the file, for anybody to uncover. White is what
    shows through if a program later drops the alpha.
    """
    if image.mode != "RGBA":
        return image
    alpha = image.getchannel("A")
    if alpha.getextrema() == (255, 255):
        return image.convert("RGB")
    image.paste((255, 255, 255, 0), mask=alpha.point(lambda value: 255 if value == 0 else 0))
    return image


def _scaled_grey(image):
    if image.mode in ("I", "F"):
        low, high = image.getextrema()
        # Nothing in the file says what white is: take the first usual white that nothing exceeds.
        white = next((usual for usual in (1, 255, 65535) if high <= usual and (usual > 1 or image.mode == "F")), high)
        low = min(low, 0)
        factor = 255 / ((white - low) or 1)
        return image.point(lambda value: value * factor + (0.5 - low * factor)).convert("L")
    scaled = image.convert("I").point([(value + 128) // 257 for value in range(65536)], "L")
    if "transparency" in image.info:
        scaled.info["transparency"] = image.info["transparency"] >> 8
    return scaled


def _with_alpha(image):
    see_through = image.info.get("transparency")
    if isinstance(see_through, tuple) and max(see_through) > 255:
        # A PNG of 16 bits names its see-through colour in 16 bits, while Pillow has read 8 of each.
        image = image.copy()
        image.info["transparency"] = tuple(value >> 8 for value in see_through)
    if image.mode == "La":
        image = image.convert("LA")
    return image if image.mode == "RGBA" else image.convert("RGBA")


def _by_profile(image, profile):
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        if source.profile.xcolor_space != _DESCRIBES[image.mode]:
            return None
        converted = ImageCms.profileToProfile(
            image, source, _SRGB, outputMode="RGBA" if image.mode == "RGBA" else "RGB"
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        # A profile that cannot be read says nothing: the picture itself may still be fine.
        return None
    if image.mode == "RGBA":
        converted.putalpha(image.getchannel("A"))
    return converted.convert("L") if image.mode == "L" else converted
