"""What readers answer under a story, and how editors keep the talk a good one."""
