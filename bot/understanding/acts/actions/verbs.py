"""What people are told to do: after a name in small letters, or without any 'to', only these are their work."""

from bot.language.wording import word_set

USUAL = word_set(
    "accept acknowledge acquire action adapt add address adjust administer advertise advise agree alert allocate",
    "amend analyse announce answer apply appoint appraise approach approve archive arrange ask assemble assess",
    "assign assist attach audit authorise award back bake bank begin bid bill bin block book borrow box brief",
    "bring broker budget build buy calculate call cancel canvass capture carry cascade catalogue change charge",
    "chase check chk circulate cite clarify clean clear close coach collate collect commission communicate compare",
    "compile complete compose confirm connect consider consult contact continue convene cook coordinate copy",
    "correct cost count cover create cut date deal decide decorate deliver demonstrate deposit describe design",
    "determine develop dig diarise digitise discuss dispatch display distribute do document donate",
    "double-check download draft draw drill drive drop dust edit email e-mail empty engage enquire ensure enter",
    "erect escalate establish estimate evaluate examine expand explain explore export extend feed feedback fetch",
    "file fill finalise find finish fit fix flag follow forward frame fulfil fundraise fwd gather generate get give",
    "grit group hand handle hang have help highlight hire host identify implement import improve include increase",
    "inform initiate insert inspect install instruct insure interview introduce investigate invite invoice issue",
    "itemise join keep label laminate launch lay lead learn liaise lift link list load lock lodge log look mail",
    "maintain make manage map mark measure meet mend merge mind minute mock monitor mount move mow name negotiate",
    "nominate note notify nudge observe obtain offer open order organise organize outline oversee pack paint pass",
    "patch pay phone photograph pick pilot place plan plant plot polish post prepare present press price print",
    "prioritise process procure produce promote proof proofread propose prove provide prune publicise publish pull",
    "purchase pursue push put query quote raise rearrange rebook recheck recommend reconcile record recruit",
    "recycle redesign redo redraft refer refine refresh refund register reissue relay release remind remove renew",
    "rent reorder repaint repair repeat rephrase replace reply report request reschedule research reserve resend",
    "reset resolve respond restock retrieve return review revise rewrite ring roll rota run save scan schedule",
    "scope score seal search secure see seek select sell send separate service set share shop shortlist shred sign",
    "signpost simplify sketch soften solve sort source speak spend split staff stage start steward stock stop store",
    "straighten strip submit suggest summarise supervise supply support survey sweep swap tackle take talk tell",
    "tender test thank tidy train transcribe transfer translate transport treat trial trim turn type unblock",
    "unlock update upgrade upload verify video view visit walk warn wash watch water weed weigh whitewash wipe",
    "work wrap write write-up",
)
