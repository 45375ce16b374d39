package language

import "testing"

// domainRows take the hard cases of domestic abuse writing one by one.
var domainRows = []clauseRow{
	// Voices.
	{"She was being followed.", "follow|passive||She"},
	{"He came to the ward having been bitten.", "come|active|He|; bite|passive||He"},
	{"During this Ms B's head struck the door.", "strike|active|Ms B's head|the door"},
	{"Ms B somehow fell.", "fall|active|Ms B|"},
	{"On 21/11 Mark hit her.", "hit|active|Mark|her"},
	{"Since 3.4.25 mum has stayed.", "stay|active|mum|"},
	{"For the third time this year mother left.", "leave|active|mother|"},
	{"What Ms B wants is unknown.", "want|active|Ms B|What; be|active|What|"},
	{"Ms B knew what he drank but told no one.", "know|active|Ms B|what; drink|active|he|; tell|active|Ms B|no one"},
	{"She may have been drugged.", "drug|passive||She|no|hypothetical"},
	{"Having been beaten, she fled.", "beat|passive||she; flee|active|she|"},
	{"She got hit by him.", "hit|get-passive|him|She"},
	{"She had been getting slapped.", "slap|get-passive||She"},
	{"Mum will be supported.", "support|passive||Mum|no|planned"},
	{"The woman hit by her husband left.", "hit|reduced|her husband|The woman; leave|active|The woman|"},
	{"a child injured during an assault", "injure|headline||a child"},
	{"Female grabbed by throat by male.", "grab|headline|male|Female"},
	{"Pat locks Jo out, checks her phone and calls her names.", "lock out|active|Pat|Jo; check|active|Pat|her phone; call|active|Pat|her"},
	{"Mr Hall texts Ms Bird all day and follows her.", "text|active|Mr Hall|Ms Bird; follow|active|Mr Hall|her"},
	{"Phone smashed by Mr A.", "smash|headline|Mr A|Phone"},
	{"The man threatened to kill the woman.", "threaten|active|The man|; kill|active|The man|the woman|no|hypothetical"},
	{"Woman threatened with a knife.", "threaten|headline||Woman"},
	{"Miah kicked and punched her.", "kick|active|Miah|; punch|active|Miah|her"},
	{"Victim punched and kicked in the stomach.", "punch|headline||Victim; kick|headline||Victim"},
	{"Victim punched and left the house.", "punch|headline||Victim; leave|active|Victim|the house"},
	{"Statement taken.", "take|headline||Statement"},
	{"Arrested and charged.", "arrest|headline||; charge|headline||"},
	{"Punched in the face.", "punch|headline||"},
	{"The fight broke out at 9pm.", "break out|happening||"},
	{"Domestic violence took place.", "take place|happening||"},
	{"The situation has deteriorated.", "deteriorate|happening||"},
	{"Arguments have been increasing.", "increase|happening||"},
	{"He continued to hit her.", "continue|active|He|; hit|active|He|her"},
	{"He escalated the row.", "escalate|active|He|the row"},
	{"He stopped.", "stop|active|He|"},
	{"Things turned nasty.", "turn|happening||"},
	{"The row got out of hand.", "get out of hand|happening||"},
	{"A pattern of violence emerged.", "emerge|happening||"},
	{"There was violence by Mr A against Ms B.", "be|existential|Mr A|"},
	{"There had been an assault.", "be|existential||"},
	{"No concerns raised.", "raise|existential|||yes"},
	{"No marks seen.", "see|existential|||yes"},
	{"Ms B is a survivor of abuse.", "be|experiencer||Ms B"},
	{"She has endured years of abuse.", "endure|experiencer||She"},
	{"She has undergone surgery for her injuries.", "undergo|experiencer||She"},
	{"Ms B suffered abuse at Mr A's hands.", "suffer|experiencer|Mr A|Ms B"},
	{"She died at the hands of her husband.", "die|experiencer|her husband|She"},
	{"The children have witnessed violence.", "witness|experiencer||The children"},
	{"Mum has a black eye.", "have|experiencer||Mum"},
	{"Mum has two children.", "have|active|Mum|two children"},
	{"She was exposed to abuse by Mr A.", "expose|passive|Mr A|She"},
	{"The abuse impacted on the children.", "impact|active|The abuse|"},

	// By that is no agent.
	{"She was arrested by 9pm.", "arrest|passive||She"},
	{"She was seen by chance.", "see|passive||She"},
	{"She was threatened by text.", "threaten|passive||She"},
	{"She was taken by car.", "take|passive||She"},
	{"She was pinned down by the door.", "pin down|passive||She"},
	{"She was held by the wrists by her husband.", "hold|passive|her husband|She"},
	{"She was hurt by him hitting her.", "hurt|passive|him|She"},
	{"He was arrested by way of warrant.", "arrest|passive||He"},
	{"She was found by herself.", "find|passive||She"},
	{"By his own account he was drunk.", "be|active|he|"},
	{"She was left by the roadside.", "leave|passive||She"},
	{"She was told by letter.", "tell|passive||She"},
	{"She was attacked by the man by the gate.", "attack|passive|the man|She"},
	{"She was punched by Mr A and his brother.", "punch|passive|Mr A and his brother|She"},
	{"She was hit by Mr A and left.", "hit|passive|Mr A|She"},

	// Subjects carried over, relative clauses, control.
	{"He grabbed her, dragged her out and locked the door.", "grab|active|He|her; drag out|active|He|her; lock|active|He|the door"},
	{"She was slapped, spat on and locked out.", "slap|passive||She; spit|passive||She; lock out|passive||She"},
	{"The man that she left has stalked her.", "leave|active|she|The man; stalk|active|The man|her"},
	{"Her ex, who is violent, has found her.", "be|active|Her ex|; find|active|Her ex|her"},
	{"Mr A, whose brother hit her, left.", "hit|active|whose brother|her; leave|active|Mr A|"},
	{"The injuries which were noted are old.", "note|passive||The injuries; be|active|The injuries|"},
	{"He promised her to stop.", "promise|active|He|her; stop|active|He||no|planned"},
	{"He forced her to drink.", "force|active|He|her; drink|active|her|"},
	{"She was forced to drink.", "force|passive||She; drink|active|She|"},
	{"He stopped her going out.", "stop|active|He|her; go out|active|her|"},
	{"She tried to leave but he blocked the door.", "try|active|She|; leave|active|She|; block|active|he|the door"},
	{"He bought a knife to kill her.", "buy|active|He|a knife; kill|active|He|her"},
	{"It is up to mum to end it.", "end|active|mum|it|no|planned"},
	{"Ms B has a duty to protect Isla.", "protect|active|Ms B|Isla|no|planned"},
	{"Mother's failure to protect is noted.", "protect|active|Mother||no|hypothetical; note|passive||Mother's failure"},
	{"Seeing the knife, she ran.", "see|active|she|the knife; run|active|she|"},
	{"He hit her while holding the baby.", "hit|active|He|her; hold|active|He|the baby"},
	{"Without hitting her, he frightened her.", "hit|active|he|her|yes; frighten|active|he|her"},
	{"He left without hitting her.", "leave|active|He|; hit|active|He|her|yes"},

	// Moods.
	{"Mother will not contact him.", "contact|active|Mother|him|yes|planned"},
	{"Mother is to attend.", "attend|active|Mother||no|planned"},
	{"Mother has agreed not to see him.", "agree|active|Mother|; see|active|Mother|him|yes|planned"},
	{"She ought to leave.", "leave|active|She||no|planned"},
	{"He is going to hit her.", "hit|active|He|her|no|planned"},
	{"He would hit her if she spoke.", "hit|active|He|her|no|hypothetical; speak|active|she||no|hypothetical"},
	{"She can leave.", "leave|active|She|"},
	{"Contact police if he attends.", "contact|active||police|no|planned; attend|active|he||no|hypothetical"},
	{"Mum and dad to attend group.", "attend|active|Mum and dad|group|no|planned"},
	{"Mum to engage, dad to attend group.", "engage|active|Mum||no|planned; attend|active|dad|group|no|planned"},
	{"Parents not to argue in front of the children.", "argue|active|Parents||yes|planned"},
	{"Is he violent?", "be|active|he||no|asked"},
	{"Who hit her?", "hit|active|Who|her|no|asked"},
	{"What happened to her?", "happen|happening|||no|asked"},
	{"Isn't she safe now?", "be|active|she||yes|asked"},

	// Particles.
	{"They got back together.", "get back together|active|They|"},
	{"She put up with it.", "put up with|experiencer||She"},
	{"He carried out the threat.", "carry out|active|He|the threat"},
	{"He beat her up.", "beat up|active|He|her"},
	{"He locked her in the bathroom.", "lock|active|He|her"},
	{"He pinned her down.", "pin down|active|He|her"},
	{"She let him back in.", "let back in|active|She|him"},
	{"He turned up at her work.", "turn up|active|He|"},
	{"She took her to court.", "take|active|She|her"},
	{"He cut her off from her family.", "cut off|active|He|her"},
	{"He moved back in.", "move back in|active|He|"},
	{"She stood up to him.", "stand up to|active|She|him"},
	{"He lashed out at her.", "lash out|active|He|her"},
	{"He shouted at her.", "shout|active|He|her"},

	// Names, initials and other hard subjects.
	{"Will hit Grace.", "hit|active|Will|Grace"},
	{"Will will attend.", "attend|active|Will||no|planned"},
	{"Hope and Will fought.", "fight|active|Hope and Will|"},
	{"Joy said Jack punched her.", "say|active|Joy|; punch|active|Jack|her"},
	{"M has struggled to protect C1 from F.", "struggle|active|M|; protect|active|M|C1"},
	{"Mr. A. punched Ms. B.", "punch|active|Mr. A.|Ms. B"},
	{"J.B. assaulted K.M. in June.", "assault|active|J.B.|K.M."},
	{"Sam was strangled by Alex.", "strangle|passive|Alex|Sam"},
	{"Alex was punched; Sam left.", "punch|passive||Alex; leave|active|Sam|"},
	{"They (Alex) were strangled by Sam.", "strangle|passive|Sam|They"},
	{"PC Smith arrested him.", "arrest|active|PC Smith|him"},
	{"The male left prior to police arrival.", "leave|active|The male|"},
	{"Gran was assaulted by her grandson.", "assault|passive|her grandson|Gran"},
	{"MGM states that D.W. hit K.W.", "state|active|MGM|; hit|active|D.W.|K.W."},

	// Negation in the group and the subject.
	{"She was not hit.", "hit|passive||She|yes"},
	{"She wasnt hit.", "hit|passive||She|yes"},
	{"He never hit her.", "hit|active|He|her|yes"},
	{"He no longer hits her.", "hit|active|He|her"},
	{"Neither child was hurt.", "hurt|passive||Neither child|yes"},
	{"He didn't just hit her.", "hit|active|He|her"},
	{"Not only did he hit her, he kicked her.", "hit|active|he|her; kick|active|he|her"},
	{"She has not been able to leave.", "leave|active|She||yes"},
	{"She cannot leave.", "leave|active|She||yes"},
	{"She was unable to leave.", "leave|active|She||yes"},
	{"On 23 September 2023 Mr A kicked the bedroom door off its hinges.", "kick|active|Mr A|the bedroom door"},
	{"In March 2024 Craig threatened Ms B.", "threaten|active|Craig|Ms B"},
	{"In 2019 Craig threatened Ms B.", "threaten|active|Craig|Ms B"},
	{"In June Mum was hit.", "hit|passive||Mum"},
	{"On March 3 Mr A rang her.", "ring|active|Mr A|her"},
	{"June Brown rang Ms B.", "ring|active|June Brown|Ms B"},
	{"In the 2014 Act Mr Justice C said so.", "say|active|Mr Justice C"},
	{"The neighbour at number 12 saw Mr A punch the wall.", "see|active|The neighbour|Mr A; punch|active|Mr A|the wall"},
	{"We heard Mr A shout at her.", "hear|active|We|Mr A; shout|active|Mr A|her"},
	{"He saw Craig last week.", "see|active|He|Craig"},
}

func TestDomain(t *testing.T) { checkClauses(t, domainRows) }

func TestParseIsOnce(t *testing.T) {
	p := Scan("He hit her. She left.")
	p.Parse(1)
	if p.Sentences[0].Clauses != nil || p.Sentences[1].Clauses == nil {
		t.Error("only the sentence asked for is parsed")
	}
	n := len(p.Scopes)
	p.Parse(1)
	p.Parse(-1)
	p.Parse(7)
	if len(p.Scopes) != n {
		t.Error("parsing again adds scopes")
	}
}
