package cast

import (
	"strings"
	"testing"
)

// filler makes a text longer than one in which a single act decides.
var filler = strings.Repeat("The health visitor weighed the baby and wrote to the nursery about the place. ", 11)

// TestRoles shows the people of a text and their roles.
func TestRoles(t *testing.T) {
	check(t, roles, []row{
		{"Mr C was strangled by Ms D. She smashed his phone.", "Mr C: survivor; Ms D: perpetrator"},
		{"Sam punched Alex. Sam took Alex's keys. Alex left.", "Sam: perpetrator; Alex: survivor"},
		{"Victim: KM. Suspect: JB. KM hit JB.", "KM: survivor; JB: perpetrator"},
		{"Mr A was charged with assaulting Ms B. Ms B hit Mr A in June.", "Mr A: perpetrator; Ms B: survivor"},
		{"Ms B hit Mr A. Mr A hit Ms B.", "Ms B: contested; Mr A: contested"},
		{"Ms B is afraid of Mr A.", "Ms B: survivor; Mr A: perpetrator"},
		{"Mr Mark Reid punched Sarah. Mark's mother, Mrs Pye, left. Leo saw Mark kick Mum. Mum cried.", "Mr Mark Reid: perpetrator; Mrs Pye: unknown; Sarah: survivor; Leo: unknown; Mum: survivor"},
		{"Mr A said that Ms B hits him.", "Mr A: unknown; Ms B: unknown"},
		{"Ms B told police that Mr A punched her. He kicked her.", "Ms B: survivor; Mr A: perpetrator"},
		{"Mr A denied hitting Ms B.", "Mr A: unknown; Ms B: unknown"},
		{"If Mr A hits Ms B, police will attend.", "Mr A: unknown; Ms B: unknown"},
		{"Mr A did not hit Ms B.", "Mr A: unknown; Ms B: unknown"},
		{"The perpetrator, Mr A, was seen. The victim, Ms B, was seen.", "Mr A: perpetrator; Ms B: survivor"},
		{"Jordan has used violence and control against Amira since 2019.", "Jordan: perpetrator; Amira: survivor"},
		{"Her husband beat her. Her husband keeps her passport.", ""},
		{"Jay hit his teacher. Mr A was in court.", "Mr A: unknown; Jay: unknown"},
		{"Complainer: Ms McLeod. Accused: Mr McLeod. Mr McLeod was interviewed.", "Ms McLeod: survivor; Mr McLeod: perpetrator"},
		{"The complainer was struck by the accused. The accused left.", "The complainer: survivor; The accused: perpetrator"},
		{"Mo was assaulted by Fa on two occasions. Fa controls Mo's money.", "Mo: survivor; Fa: perpetrator"},
		{"K.W. was slapped by D.W. in front of the kids.", "K.W.: survivor; D.W.: perpetrator"},
		{"Ms Napier hit Mr Napier with a pan. He had strangled her. He had punched her. He has threatened to kill her.", "Ms Napier: survivor; Mr Napier: perpetrator"},
		{"Ms B scratched Mr A's face as he strangled her.", "Ms B: survivor; Mr A: perpetrator"},
		{"Ms Lee was strangled by Mr Roe. Mr Roe kicked Ms Lee. Ms Lee was seen.", "Ms Lee: survivor; Mr Roe: perpetrator"},
		{"Victim: Ms Carr. Suspect: Mr Poll. Mr Poll punched Ms Carr.", "Ms Carr: survivor; Mr Poll: perpetrator"},
		{"Ms B assaulted. Mr A arrested. Ms B strangled, lost consciousness.", "Ms B: survivor; Mr A: unknown"},
		{"Petitioner struck Respondent in the face.", "Petitioner: perpetrator; Respondent: survivor"},
		{"The applicant strangled the respondent. The second respondent was not there.", "The applicant: perpetrator; The respondent: survivor; The second respondent: unknown"},
		{"The respondent father punched the applicant mother.", "Father: perpetrator; Mother: survivor"},
		{"Applicant: Mr Roe. Respondent: Ms Lee. The applicant strangled Ms Lee. The respondent left.", "Mr Roe: perpetrator; Ms Lee: survivor"},
		{"Mr Roe put Ms Lee out on the Calder Freeway. Mr Roe kicked Ms Lee at Tarneit. She went to Craigavon.", "Mr Roe: perpetrator; Ms Lee: survivor"},
		{"Mr Roe slapped Ms Lee. A visit was asked for by Mr Roe, his sister.", "Mr Roe: perpetrator; Ms Lee: survivor"},
		{"Mr Roe slapped Ms Lee. Ms Ash, his sister, was there.", "Mr Roe: perpetrator; Ms Lee: survivor; Ms Ash: other"},
		{"R. weighs out his food. R. threatened E. with the police. R. punched E. twice.", "R.: perpetrator; E.: survivor"},
		{"Victim: Ms Roe. Suspect: Mr Ash. Mr Ash had a laceration to the head. Ms Roe was upset.", "Ms Roe: survivor; Mr Ash: contested"},
		{"In re the Marriage of PAUL R. STENGEL, Petitioner, and INES STENGEL, Respondent. Petitioner struck Respondent in the face. Ines Stengel left.", "Ines Stengel: survivor; Paul R Stengel: perpetrator"},
		{"Ms B feared Mr A.", "Ms B: survivor; Mr A: perpetrator"},
		{"Mr A has never feared Ms B.", "Mr A: unknown; Ms B: unknown"},
		{"Ms B's fear of Mr A is long-standing.", "Ms B: survivor; Mr A: perpetrator"},
		{"Mr A fears for Ms B.", "Mr A: unknown; Ms B: unknown"},
		{"Mr C lives with his violent wife. Mr C's abusive wife drove him to work.", "Mr C: survivor"},
		{"Mr C said that Ms D is his violent wife. Ms D left.", "Mr C: unknown; Ms D: unknown"},
		{"Leo's violent father drove Ms B to work.", "Ms B: unknown; Leo: unknown"},
		{"Ms B's abuser drove to work.", "Ms B: survivor"},
		{"If Ms B goes back to her violent partner, police will attend.", "Ms B: unknown"},
		{"Ms B was asked whether she had ever been afraid of Mr A.", "Ms B: unknown; Mr A: unknown"},
		{"The officer asked if Ms B is frightened of Mr A.", "Ms B: unknown; Mr A: unknown"},
		// Who tells of somebody is somebody else.
		{"RP stated that FA shoved MO. FA punched MO.", "FA: perpetrator; MO: survivor"},
		{"Ms Khan is worried about Leo. Leo hid when the father hit Ms Khan on Friday.", "Ms Khan: survivor; Leo: unknown; Father: perpetrator"},
		{"Ms Khan is worried about Leo. When the father hit Ms Khan on Friday, Leo hid.", "Ms Khan: survivor; Leo: unknown; Father: perpetrator"},
		{"TB stated that FA shoved MO. FA punched MO.", "TB: unknown; FA: perpetrator; MO: survivor"},
		{"Ms Hale has also said that FA shoved MO. FA punched MO.", "Ms Hale: unknown; FA: perpetrator; MO: survivor"},
		{"Ms Baird told us of it. Father punched Mother.", "Ms Baird: unknown; Father: perpetrator; Mother: survivor"},
		// Whom a kin word means is not whoever has a name of that gender.
		{"The father hit the mother. Noah cried.", "Noah: unknown; Mother: survivor; Father: perpetrator"},
		{"The father hit the mother. The children are Ivy and Noah.", "Ivy: unknown; Noah: unknown; Father: perpetrator; Mother: survivor"},
		{"Dad kicked mum. Mr Petrie rang us.", "Mr Petrie: unknown; Mum: survivor; Dad: perpetrator"},
		{"Fa hit Mo. HV Joan visited. Leo seen.", "Joan: professional; Leo: unknown; Mo: survivor; Fa: perpetrator"},
		{"Dad kicked Sarah. Mark kicked Sarah. Mum left.", "Sarah: survivor; Mark: perpetrator"},
		{"Subject: Ann Roe, 29. Mother was punched by Neil.", "Ann Roe: survivor; Neil: perpetrator"},
		{"Child: Leo Reid, 6 Accused: not traced.", "Leo Reid: child; Accused: perpetrator"},
		// A partner of before is not the one of now.
		{"Ms Kaur was hit by her ex-partner. Tom, her new partner, saw it.", "Ms Kaur: survivor; Tom: unknown"},
		{"Ms Kaur's first husband broke her arm. Her second husband, Mr Gill, has not hit her.", "Ms Kaur: survivor; Mr Gill: unknown"},
		{"Ms Kaur's ex-husband broke her arm. Her husband, Mr Gill, is kind.", "Ms Kaur: survivor; Mr Gill: unknown"},
		{"Ms Kaur was hit by her ex-partner. Her ex-partner, Tom, rang her.", "Ms Kaur: survivor; Tom: perpetrator"},
		{"The mother's partner kicked the mother. Sean, the father, rang us.", "Sean: unknown; Mother: survivor"},
		{"Mum's boyfriend Jez kicked mum. Dad rang us.", "Jez: perpetrator; Mum: survivor; Dad: unknown"},
		{"The father's partner, Nadia, hit him. The mother rang us.", "Nadia: perpetrator; Father: survivor; Mother: unknown"},
		// Whoever resists is not taken for the one who abuses.
		{"Ms Shah bit Mr Shah in self defence.", "Ms Shah: unknown; Mr Shah: unknown"},
		{"Ms Shah defended herself by biting Mr Shah.", "Ms Shah: unknown; Mr Shah: unknown"},
		{"To get free, Ms Shah bit Mr Shah.", "Ms Shah: unknown; Mr Shah: unknown"},
		{"Ms Shah hit Mr Shah to stop him hitting Leo.", "Ms Shah: unknown; Mr Shah: unknown; Leo: survivor"},
		{"Helen struck Mark to make him let go of her throat.", "Helen: unknown; Mark: unknown"},
		{"Choked by Tony, Helen kicked him.", "Tony: unknown; Helen: unknown"},
		{"As he raped her, Ms Shah scratched Mr Shah.", "Ms Shah: unknown; Mr Shah: unknown"},
		{"Tony was strangling Helen when she hit him.", "Tony: perpetrator; Helen: survivor"},
		{"Mark was strangling Tony when Tony hit him.", "Mark: perpetrator; Tony: survivor"},
		{"Tony punched Helen. Helen slapped him back.", "Tony: perpetrator; Helen: survivor"},
		{"Tony punched Helen. Tony hit her back with a belt.", "Tony: perpetrator; Helen: survivor"},
		{"Tony punched Helen to stop her leaving.", "Tony: perpetrator; Helen: survivor"},
		{"Angry about the meal, Tony kicked Helen.", "Tony: perpetrator; Helen: survivor"},
		{"Tony goaded Helen into slapping him.", "Tony: unknown; Helen: unknown"},
		{"Helen thought about stabbing Tony.", "Helen: unknown; Tony: unknown"},
		{"Elaine is terrified of Barry. Elaine hit him once.", "Elaine: unknown; Barry: unknown"},
		{"Tony is afraid of Helen leaving him.", "Tony: unknown; Helen: unknown"},
		{"Tony had scratches on his arm. Helen left.", "Tony: unknown; Helen: unknown"},
		// What is not stood by is not told.
		{"Tony lied that Helen had stabbed him.", "Tony: unknown; Helen: unknown"},
		{"It was untrue that Helen stabbed Tony.", "Helen: unknown; Tony: unknown"},
		{"Tony made a report to police that Helen had stabbed him.", "Tony: unknown; Helen: unknown"},
		{"Helen was wrongly arrested for assaulting Tony.", "Helen: unknown; Tony: unknown"},
		// A verb goes on with what the right one did.
		{"Tony kicked Rita as she slept and has burned her.", "Tony: perpetrator; Rita: survivor"},
		{"Rita stabbed Tony as he slept and has hit him.", "Rita: perpetrator; Tony: survivor"},
		// Names of many countries, and what judgments call a couple.
		{"Mr van der Berg strangled Ms de la Cruz. Ms de la Cruz left.", "Mr van der Berg: perpetrator; Ms de la Cruz: survivor"},
		{"Mr al-Rashid punched Ms O'Neill.", "Mr al-Rashid: perpetrator; Ms O'Neill: survivor"},
		{"Anna van Dyk lives with Mr Reid. Mr Reid punched Anna van Dyk.", "Anna van Dyk: survivor; Mr Reid: perpetrator"},
		{"The husband strangled the wife.", "The husband: perpetrator; The wife: survivor"},
		{"The wife strangled the husband. The wife of his brother left.", "The wife: perpetrator; The husband: survivor"},
		{"The husband, Mr Reid, strangled the wife.", "Mr Reid: perpetrator; The wife: survivor"},
		// An adult child is an adult, and an abuser at work elsewhere no worker here.
		{"Mrs Doyle, 74, is beaten by her son Declan, 41.", "Mrs Doyle: survivor; Declan: perpetrator"},
		{"Mr Shaw beat Ms Shaw. Since the birth of their second child Mr Shaw has locked her out.", "Mr Shaw: perpetrator; Ms Shaw: survivor"},
		{"Sarah was strangled by her husband, PC Frew.", "PC Frew: perpetrator; Sarah: survivor"},
		{"PC Frew asked Sarah. Sarah was strangled by Mark.", "PC Frew: professional; Sarah: survivor; Mark: perpetrator"},
		{"Tony was beaten by his stepfather as a boy.", "Tony: unknown; Stepfather: unknown"},
		{"Tony had a head wound when Helen struck him to make him let go of her.", "Tony: unknown; Helen: unknown"},
		{"Somethingorother kicked Tony.", "Tony: unknown"},
		// Having somebody back is no act against a back, whoever it is.
		{"Jess threw a kettle at Tom. Tom keeps letting her back.", "Jess: perpetrator; Tom: survivor"},
		{"Tom threw a kettle at Jess. Jess keeps taking him back.", "Tom: perpetrator; Jess: survivor"},
		{"Jess threw a kettle at Tom. Tom took her back in May.", "Jess: perpetrator; Tom: survivor"},
		{"Jess kicked Tom's back. Tom keeps phoning her.", "Jess: perpetrator; Tom: survivor"},
		// One act in a longer text decides beside a sign of the same part.
		{"Fa parked across from the flat. " + filler + "Fa slapped Mo in the kitchen. Fa was remanded.", "Fa: perpetrator; Mo: survivor"},
		{filler + "Ms B slapped Mr A in the kitchen. Ms B is frightened of what comes next.", "Ms B: unknown; Mr A: unknown"},
		{filler + "Ms B slapped Mr A in the kitchen.", "Ms B: unknown; Mr A: unknown"},
		{filler + "The man upstairs was charged. Neil kicked the close door.", "Neil: unknown"},
		{"Present: SW, head teacher, Lowri. Mam: Lowri Bevan Dad: Gethin Pryce. Gethin dragged Lowri out.", "Lowri Bevan: survivor; Gethin Pryce: perpetrator"},
		{"Suspect: GEDDES, Paul. Victim: KERR, Donna. Child: GEDDES, Jack. Geddes was calm.", "Paul Geddes: perpetrator; Donna Kerr: survivor; Jack Geddes: child"},
		{"Case: Millie, P3; baby Rory, 10 wks. Mum: AM. AM has text her sister.", "Millie: child; Rory: child; AM: unknown"},
		{"Mr and Mrs Gormley next door complained. Mr Gormley shouted at Orlaith. Mr Gormley threatened Orlaith.", "Mr Gormley: other; Orlaith: unknown"},
		{"Dad: Huw Rees. Nain (Huw's mother) was there.", "Huw Rees: unknown"},
		{"V-1 BATISTE, Monique, F, 31. S-1 ODELL, Renee, F, 36. V-1 stated S-1 pushed her.", "Monique Batiste: survivor; Renee Odell: perpetrator"},
		{"Paul MCKAY and Ann O'BRIEN-LEE were there. Ann O'BRIEN-LEE was hit by Paul MCKAY.", "Paul McKay: perpetrator; Ann O'Brien-Lee: survivor"},
		{"V-1 BATISTE, Monique, F, 31. S-1 ODELL, Renee, F, 36. V-1 was calm. S-1 was upset.", "Monique Batiste: contested; Renee Odell: contested"},
		{"Injured party: Mr Roe. Suspect: Mr Ash. The doctor examined Mr Ash at 03.40: red marks to the neck, a burn to the arm. Mr Roe was calm.", "Mr Roe: survivor; Mr Ash: contested"},
		{"Injured party: Mr Roe. Suspect: Mr Ash. Mr Ash was assessed in custody: bruising to the neck. Mr Roe was calm.", "Mr Roe: survivor; Mr Ash: contested"},
		{"Ms B can name the types of abuser. Ms B was told of every kind of perpetrator.", "Ms B: unknown"},
		{"Mr A was found to be the primary aggressor. Mr A left.", "Mr A: unknown"},
		{"Mum rang. Dad rang. Dad left. Mum referred to Solihull parenting group (September).", "Solihull: unknown; Mum: unknown; Dad: unknown"},
		{"S1: Mark Reid. V1: Sarah Reid. V1 stated that S1 pushed her.", "Mark Reid: perpetrator; Sarah Reid: survivor"},
		{"Wife HARTE, Lorna (42) was there. Mr Geddes (16) rang. Miss Pratt (P1) wrote. Isla (10) was at school.", "Lorna Harte: unknown; Mr Geddes: unknown; Miss Pratt: unknown; Isla: child"},
		{"Lorna Harte struck Euan Harte. Mrs Imrie teaches Isla Harte (10). Lorna Harte, known as Mrs Harte, is here. Mum kicked Euan Harte.", "Lorna Harte: perpetrator; Euan Harte: survivor; Isla Harte: child; Mrs Imrie: unknown"},
		{"Darren Ferris punched Kelly Ashworth. DF took K's phone.", "Darren Ferris: perpetrator; Kelly Ashworth: survivor"},
		{"Jane Bell and Jo Best live together. JB punched Ann Roe. JB punched Ann Roe twice.", "Jane Bell: unknown; Jo Best: unknown; Ann Roe: survivor; JB: perpetrator"},
		{"Mr Reid accused Ms Reid of having an affair. Ms Reid left.", "Mr Reid: unknown; Ms Reid: unknown"},
		{"Sarah accused Mark of lying. Mark accused the social worker of bias. Sarah was accused by Mark's mother.", "Sarah: unknown; Mark: unknown; Mother: unknown"},
		{"Mr Reid accused Ms Reid of hitting him. Mr Reid accused Ms Reid of threatening to kill him. Ms Reid left.", "Mr Reid: unknown; Ms Reid: unknown"},
		{"The accused, Mr Reid, left. Police spoke to accused. Ms Reid left.", "Mr Reid: perpetrator; Ms Reid: unknown"},
		{"Victim: Jason POLLARD (38). Children: Ellis POLLARD (2). POLLARD was at the door.", "Jason Pollard: survivor; Ellis Pollard: child"},
		{"Finn MUNRO, dob 02/09/23. Finn is well.", "Finn Munro: child"},
		{"In 2022, when Andre told his brother, Marcus took the brakes off.", "Andre: unknown; Marcus: unknown"},
		{"Present: Ann, Craig, social worker, health visitor. Craig left.", "Ann: unknown; Craig: unknown"},
		{"Children linked: Lowenna Jewell, 6; Jago Jewell, 2. Karl Jewell was seen.", "Lowenna Jewell: child; Jago Jewell: child; Karl Jewell: unknown"},
		{"They (Alex) were strangled by Sam.", "Alex: survivor; Sam: perpetrator"},
		{"The male strangled the female.", "The male: perpetrator; The female: survivor"},
		{"POI punched the PINOP.", "POI: perpetrator; The PINOP: survivor"},
		{"Mr A's violence has escalated. Ms B left.", "Mr A: perpetrator; Ms B: unknown"},
		{"Ms B's husband assaults her. She has told her GP.", "Ms B: survivor; Ms B's husband: perpetrator"},
		{"Mr Reid's abuse of his wife is a concern.", "Mr Reid: perpetrator; Mr Reid's wife: survivor"},
		{"Ms Okafor, social worker, visited. The health visitor, Jean Smith, was present.", "Jean Smith: professional; Ms Okafor: professional"},
		{"Leo (7) and Isla (9 months) were seen. Dylan (15) was out.", "Leo: child; Isla: child; Dylan: child"},
		{"Tyler Dawes (10), Mia-Rose Hartnoll (5). Ms Dawes was seen.", "Tyler Dawes: child; Mia-Rose Hartnoll: child; Ms Dawes: unknown"},
		{"Ms B can be violent too. Mr A was seen.", "Ms B: unknown; Mr A: unknown"},
		{"Theo (31) was seen at the clinic.", "Theo: unknown"},
		{"Victim: Mr Poll. Suspect: Ms Carr. Mr Poll punched Ms Carr. Mr Poll kicked Ms Carr. He strangled her.", "Mr Poll: contested; Ms Carr: contested"},
		{"Eilidh GARROW and Shona PIRIE live together. PIRIE punched GARROW. PIRIE kicked GARROW. PIRIE held GARROW by the hair.", "Eilidh Garrow: survivor; Shona Pirie: perpetrator"},
		{"Ms B said that Mr A hit her in March and that Mr A strangled her in May.", "Ms B: survivor; Mr A: perpetrator"},
	})
}

func TestWhoeverHasAPartHasAReasonForIt(t *testing.T) {
	c, _ := bindText("Dr Fennimore wrote to Ms Okafor, social worker. Ms Bell left.")
	for _, p := range c.People {
		if unsaid := p.Reason == "the text does not say"; unsaid != (p.Role == Unknown) {
			t.Errorf("%s is %s: %s", p.Name, p.Role, p.Reason)
		}
	}
	if len(c.People) != 3 {
		t.Errorf("%d people, want 3", len(c.People))
	}
}
