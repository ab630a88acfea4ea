"""Praise that would fit any website, and what those say who want a place on one."""

from django.utils.translation import gettext_lazy as _

from stories.responses.signs.kinds import kind

#: Counts only beside something else: readers say it, too, but never for a shop’s sake.
EMPTY_PRAISE = (
    kind(
        _("It praises in words that would fit any story."),
        1,
        1,
        r"\b(?:beautiful|lovely|great|nice|amazing|inspiring|inspirational|moving|touching|sweet|wonderful|good|"
        r"powerful|awesome|heart-?warming|brilliant|superb|fantastic|interesting|excellent) (?:\w+ )?(?:stor(?:y|"
        r"ies)|piece|memory|post|article|read|site|page|job|work|share|words|writing)\b",
        r"\b(?:thanks|thank you)\b.{0,20}\b(?:sharing|this|posting)\b|\bwell[- ]written\b|\bso true\b|\bkeep (?:it "
        r"up|writing|sharing)\b|\b(?:really |totally |truly )?(?:love|like|enjoy)(?:ed)? (?:this|it|your|"
        r"reading|how)\b|\btake care\b|\bvery inspiring\b|\bso inspiring\b",
        r"\blook(?:ing)? forward to\b|\bi(?:'ve| have)? learned (?:a lot|so much)|\b(?:finally|at last) (?:here|"
        r"found)|\bgood luck\b|\bwell done\b|\bgod bless",
    ),
)

PRAISE = (
    kind(
        _("It praises the website in words that fit any website."),
        2,
        6,
        r"\b(?:your|this|the) (?:\w+ )?(?:blog|web ?log|web ?site|web ?page|site|article|write-?up|"
        r"content)s?\b.{0,40}\b(?:amazing|awesome|excellent|fantastic|great|helpful|informative|interesting|nice|"
        r"superb|useful|wonderful|perfect|impressive|valuable|magnificent)",
        r"\b(?:amazing|awesome|excellent|fantastic|good|great|helpful|informative|interesting|nice|quality|superb|"
        r"useful|wonderful|valuable) (?:\w+ )?(?:blog|posts?|articles?|content|info|information|web ?site|web ?page|"
        r"weblog|goods from you)\b(?! (?:office|box|code|man))",
        r"\b(?:blogging|bloggers?|blog layout|blog posts?|your blogs?|this blog|web ?logs?|webmaster)\b",
        r"\b(?:thanks|thank you|thankyou|thx) (?:a lot |so much |very much )?for (?:posting|this (?:\w+ "
        r")?(?:article|post|info|information|content)|providing|(?:the|your) (?:\w+ )?(?:article|post|info|"
        r"information|tips))",
        r"\bbook-?marked|\bbook-?mark (?:your|this|it)|\badd(?:ed|ing)? (?:you |this |your \w+ )?to my "
        r"(?:favou?rites|bookmarks|rss|feed)",
        r"\b(?:in-depth|valuable|useful|helpful|quality|great|more) (?:information|info|tips|content|insights?)\b",
        r"\b(?:truly|really|very|quite|highly|extremely) (?:informative|useful advice|valid points)\b|\bhard to "
        r"find (?:knowledgeable|well-informed|good quality)",
        r"\bkeep (?:up the (?:good|great|nice|excellent) (?:work|writing)|posting|on posting)\b|\ba round of "
        r"applause for your|\bthe (?:time and )?effort you (?:put|have put|'ve put|are putting)",
        r"\b(?:section of content|wicked!|way cool|excellent beat|apprentice while|read my mind|ones effort|hi to "
        r"all|everything is going (?:fine|well|sound) here|half an hour to read|keep a reader (?:entertained|"
        r"amused))\b|\b(?:browsing|surfing) (?:online|the (?:web|net|internet))\b",
        r"\bi(?:'m| am) not (?:sure|certain|positive) where you(?:'re| are) getting|\bmy (?:brother|cousin|friend|"
        r"colleague) (?:recommended|suggested) (?:i|this|your|that i)|\b(?:hello|hi|howdy|greetings) (?:there "
        r")?(?:colleagues|friends, |mates, )",
        r"\b(?:came|come|stumbled) (?:across|upon|on|over) (?:your|this) (?:\w+ )?(?:post|blog|site|article|page|"
        r"web|community)",
        r"\bbeen to (?:your|this) (?:blog|site|web ?site|page)\b",
        r"\b(?:reading|read) (?:through )?(?:your|this) (?:post|blog|article|web|site|content)",
        r"\b(?:write|leave|drop|post) (?:you )?(?:a )?(?:little |quick |small |short )?(?:comment|note|line|"
        r"remark)\b.{0,30}\b(?:support|say|you|thank|tell)",
        r"\b(?:through|via|on|from|by) (?:a )?(?:search engine|google|bing|yahoo)\b",
        r"\b(?:this|your|the) (?:post|article|content|site|blog|topic|subject|piece of "
        r"writing)\b.{0,60}\b(?:suggest|tips|helped me|brilliant|exactly what|everything|referring|point|knowledge|"
        r"expert)",
        r"\b(?:subscribe|subscribed|sign(?:ed)? up)\b.{0,20}\b(?:your|rss|feed|newsletter|e-?mail)",
        r"\bvery nice one\b|\bsaved as a favou?rite\b|\bthis (?:kind|type|sort) of (?:info|information|content|post|"
        r"blog)",
        r"\bwriters? like you|\byour (?:writing )?(?:skills|writing style|way of writing)|\byou (?:actually|"
        r"definitely|really|certainly) (?:know|understand) (?:your|what|how)",
        r"\bshared? (?:it |this )?(?:on|with|to) my (?:\w+ )?(?:followers|facebook|twitter|friends|network|page|"
        r"colleagues?)",
        r"\b(?:paragraph|piece of writing|post) (?:is|was) (?:actually|truly|really|genuinely)",
        r"\bi(?:'m| am) (?:really|truly|extremely|genuinely) (?:impressed|inspired|pleased|thankful) (?:with|to|by|"
        r"for) (?:your|this|the holder)",
    ),
    kind(
        _("It talks of the website’s works, as those do who sell their care."),
        2,
        6,
        r"\b(?:text|content|words|images?|pictures?|theme|layout|page|site|posts?)\b.{0,50}\b(?:opera|firefox|"
        r"chrome|(?:internet )?explorer|safari|browsers?|smartphone|iphone|off the screen)",
        r"\b(?:your|the|this) (?:blog|site|web ?site|web ?page|style|page) (?:and|&) (?:design|layout|theme|"
        r"style)\b|\b(?:design|layout|style|look|theme) (?:and|&|of) (?:design|layout|look|your|this (?:site|blog))",
        r"\b(?:contact (?:page|form)|spam (?:comments?|problem|issues?)|plug-?ins?|word ?press|web host|hosting|"
        r"captcha|loading (?:time|speed|slow)|load times?|html|css|coding|web browser)\b",
        r"\b(?:shoot|send|drop) (?:you|u|me) (?:an )?e-?mail\b",
        r"\b(?:recommendations|suggestions|ideas|tips|advice) (?:for|about) (?:your|this) (?:blog|site|web)",
        r"\b(?:issue|problem|error)s? (?:with|on) your (?:web ?)?(?:site|blog|page)",
        r"\bi (?:looked at|checked|visited|reviewed|analysed|analyzed) your (?:web ?)?site",
    ),
    kind(
        _("It wants a place for an article or a link of its own."),
        3,
        6,
        r"\b(?:do|no)-?follow\b|\bback-?links?\b|\blink (?:exchange|building|insertion|to (?:a|our|my) (?:client|"
        r"site|page))",
        r"\bguest (?:post|article|author|blog|contribut)\w*|\bsponsored (?:post|article|content)",
        r"\b(?:contribute|write|offer|submit|provide|share|publish|place) (?:you |for you )?(?:an?|our|my|unique|"
        r"some|one|high)\b.{0,40}\b(?:articles?|posts?|guides?|infographics?|content)\b",
        r"\b(?:page (?:1|one)|first page|rank(?:ing|ings|ed)?|top) (?:of|on|in) google|\bseo (?:services?|experts?|"
        r"agency|company|audit|packages?|tips)\b|\bdomain authority|"
        r"\bhigh da\b",
        r"\b(?:useful|helpful|valuable|good|great|extra|handy)\b.{0,20}\b(?:resource|"
        r"addition)\b.{0,20}\b(?:for|to) (?:your|the)",
        r"\b(?:similar|relevant|related|comprehensive|complete|detailed) (?:article|post|guide|resource|page|"
        r"infographic)\b",
        r"\bfreelance (?:writer|journalist|blogger)|\b(?:content|outreach|marketing|editorial) (?:writer|team|"
        r"manager|specialist|executive)",
        r"\b(?:your|both your) (?:readers|audience|visitors|followers)\b.{0,60}\b(?:benefit|useful|value|love|enjoy|"
        r"interest|find|resource|help|and me|link|free)",
        r"\b(?:add|include|mention|swap|replace|point to) (?:a |our |my |the )?(?:link|it instead|mine)\b|\bpoint "
        r"to instead",
        r"\b(?:more|increase|drive|boost|web|targeted|organic) (?:traffic|visitors)\b|\badvertis(?:e|ing) (?:on|"
        r"with|rates)",
        r"\btop (?:ten|10|20|50|fifty|hundred|100)\b.{0,40}\bblogs?\b",
        r"\b(?:collaborat\w+|partnership|cooperation|business proposal)\b.{0,50}\b(?:brand|site|you|offer|opportunit)",
        r"\b(?:we|our (?:team|company|agency)) (?:are|is|can|will|offer|build|design|provide|"
        r"redesign)\b.{0,40}\b(?:web ?sites?|web design|apps?|development|marketing|seo|leads|followers)",
    ),
    kind(
        _("It says of itself what writing programs say."),
        2,
        4,
        r"\b(?:beautifully|powerfully|perfectly|poignantly) (?:captures?|illustrates?|highlights?|demonstrates?|"
        r"reminds?)",
        r"\b(?:interplay|tapestry|intersection) of\b|\btestament to\b|\bresilience and (?:community|determination|"
        r"hope|perseverance)|\b\w+, resilience,? and \w+",
        r"\b(?:a )?(?:powerful|compelling|inspiring|poignant|timely|moving|gentle) (?:narrative|reminder|testament|"
        r"reflection)",
        r"\bkey takeaways?\b|\bevery journey begins|\bin (?:today's|our) (?:fast-paced|busy|digital|modern)",
        r"\bin conclusion\b|\bresonates? (?:deeply|with)\b|\bas an ai\b",
        r"\bremind(?:s|er)? (?:us )?(?:all )?(?:that|why|of the)\b.{0,60}\b(?:matter|journey|power|importance|small|"
        r"every)",
    ),
)
