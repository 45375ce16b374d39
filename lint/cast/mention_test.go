package cast

import (
	"testing"

	"github.com/dalint/dalint/lint/language"
)

// TestMentions shows who is mentioned, as words=person:group/role; + marks a possessive.
func TestMentions(t *testing.T) {
	check(t, mentions, []row{
		{"Ms Sarah Reid and Mr Mark Reid separated in May. Sarah lives with Leo (7). Mr Reid phones her daily. Ms Reid is tired.", "Ms Sarah Reid and Mr Mark Reid:couple; Ms Sarah Reid=Ms Sarah Reid; Mr Mark Reid=Mr Mark Reid; Sarah=Ms Sarah Reid; Leo=Leo/child; Mr Reid=Mr Mark Reid; her=Ms Sarah Reid+; Ms Reid=Ms Sarah Reid"},
		{"Mother: Sarah Reid. Father: Mark Reid. Child: Leo (7). Mum said that Dad hit her. Leo hid.", "Mother=Sarah Reid; Sarah Reid=Sarah Reid; Father=Mark Reid; Mark Reid=Mark Reid; Child/child; Leo=Leo/child; Mum=Sarah Reid; Dad=Mark Reid; her=Sarah Reid; Leo=Leo/child"},
		{"Sarah (mother) and Mark (father) were seen with Leo, their son.", "Sarah=Sarah; mother=Sarah; Mark=Mark; father=Mark; Leo=Leo/child; their son/child; their:couple+"},
		{"Leo's mum, Sarah, was hit by his dad, Mark.", "Leo's mum=Sarah/survivor; Leo=Leo/child+; Sarah=Sarah/survivor; his dad=Mark/perpetrator; his=Leo/child+; Mark=Mark/perpetrator"},
		{"His wife, Ms B, was strangled by Mr A.", "His wife=Ms B/survivor; His=Mr A/perpetrator+; Ms B=Ms B/survivor; Mr A=Mr A/perpetrator"},
		{"Children: Cole (13) and Emma (7). Cole and Emma are well.", "Children:children/child; Cole=Cole/child; Emma=Emma/child; Cole and Emma:children; Cole=Cole/child; Emma=Emma/child"},
		// Two of one gender: who acts is not done to, and a sentence stays with its subject.
		{"Marcus met Andre. Marcus choked him.", "Marcus=Marcus/perpetrator; Andre=Andre/survivor; Marcus=Marcus/perpetrator; him=Andre/survivor"},
		{"Ms Tor set the terms for Ms Lee. She shut Ms Lee's arm in a door. She dragged her out.", "Ms Tor=Ms Tor/perpetrator; Ms Lee=Ms Lee/survivor; She=Ms Tor/perpetrator; Ms Lee=Ms Lee/survivor+; She=Ms Tor/perpetrator; her=Ms Lee/survivor"},
		{"Ms Tor was angry. She shut Ms Lee's arm in a door. She dragged her out.", "Ms Tor=Ms Tor/perpetrator; She=Ms Tor/perpetrator; Ms Lee=Ms Lee/survivor+; She=Ms Tor/perpetrator; her=Ms Lee/survivor"},
		{"The Reid family moved in May.", "family:family"},
		{"The P2 teacher saw her. He is in P4.", "teacher/professional; her; He"},
		{"Mr Boyd came. Mr Hall left. Mr Hall threatened to out him.", "Mr Boyd=Mr Boyd; Mr Hall=Mr Hall/perpetrator; Mr Hall=Mr Hall/perpetrator; him"},
		{"Mrs Khan and Saima met. Mrs Khan took the key and she hit Saima.", "Mrs Khan and Saima:couple; Mrs Khan=Mrs Khan/perpetrator; Saima=Saima/survivor; Mrs Khan=Mrs Khan/perpetrator; she=Mrs Khan/perpetrator; Saima=Saima/survivor"},
		{"Team: Duty, Methil. Core group: 9 January 2025, Bala.", "Core group:agency/professional"},
		{"Mr and Mrs H attended.", "Mr and Mrs H:couple"},
		{"The parents were seen together.", "The parents:couple"},
		{"Both parties were intoxicated.", "Both parties:couple"},
		{"Neither parent attended the review.", "Neither parent:couple"},
		{"The couple have been together for ten years.", "The couple:couple"},
		{"Husband and wife were spoken to.", "Husband and wife:couple; Husband; wife"},
		{"Mum and Dad were at home with the baby.", "Mum and Dad:couple; Mum=Mum; Dad=Dad; the baby/child"},
		{"Mum and MGM attended the meeting.", "Mum=Mum; MGM/other"},
		{"The female stated that the male had left.", "The female=The female; the male=The male"},
		{"Police, SW and HV attended the core group.", "Police:agency/professional; SW/professional; HV/professional; the core group:agency/professional"},
		{"The department and the local authority agreed.", "The department:agency/professional; the local authority:agency/professional"},
		{"Women who live with abuse need support.", "Women:people"},
		{"Victims of domestic abuse are often isolated.", "Victims:people/survivor"},
		{"Survivors told us what helped.", "Survivors:people/survivor; us/professional"},
		{"Her ex punched her in the face.", "Her ex/perpetrator; Her+; her"},
		{"He slapped her twice. He is a good dad and she has told him so.", "He/perpetrator; her/survivor; He/perpetrator; a good dad; she/survivor; him/perpetrator"},
		{"She flew off the handle and scalded him.", "She/perpetrator; him/survivor"},
		{"He hit her and she hit him.", "He; her; she; him"},
		{"He hit him and he left.", "He; him; he"},
		{"He says that she slapped Tom. He was seen alone.", "He; she/perpetrator; Tom=Tom; He=Tom"},
		{"A neighbour was punched by a stranger. He is well.", "A neighbour/other; a stranger/other; He"},
		{"Her new partner is kind.", "Her new partner; Her+"},
		{"Dear Ms Orr. Alan Petrie was punched and kicked by Moira Petrie. Moira Petrie slapped Alan Petrie. Alan said that his wife left.", "Ms Orr=Ms Orr; Alan Petrie=Alan Petrie/survivor; Moira Petrie=Moira Petrie/perpetrator; Moira Petrie=Moira Petrie/perpetrator; Alan Petrie=Alan Petrie/survivor; Alan=Alan Petrie/survivor; his wife=Moira Petrie/perpetrator; his=Alan Petrie/survivor+"},
		{"Caller states his wife left.", "his wife; his+"},
		{"Mr A's mother collected Jay.", "Mr A's mother/other; Mr A=Mr A+; Jay=Jay"},
		{"The children's mother was present.", "The children's mother=Mother; The children:children/child+"},
		{"Child A told Parent B that Party 1 had left.", "Child A=Child A/child; Parent B=Parent B; Party 1=Party 1"},
		{"C1 told the worker that M was sad and F had shouted at M.", "C1=C1/child; the worker/professional; M=M/survivor; F=F/perpetrator; M=M/survivor"},
		{"V1 was assaulted by S1.", "V1=V1/survivor; S1=S1/perpetrator"},
		{"K.W. said that D.W. keeps her phone.", "K.W.=K.W.; D.W.=D.W.; her+"},
		{"BM reported that the putative father attended.", "BM=BM; the putative father=Father"},
		{"PINOP disclosed that POI had breached the ADVO.", "PINOP=PINOP/survivor; POI=POI/perpetrator"},
		{"AFM was seen by the L17 worker.", "AFM=AFM/survivor; worker/professional"},
		{"The complainer was assaulted by the accused.", "The complainer=The complainer/survivor; the accused=The accused/perpetrator"},
		{"The non-abusing parent attended the meeting.", "The non-abusing parent=The non-abusing parent/survivor"},
		{"The perpetrator, Mr A, attended.", "The perpetrator=Mr A/perpetrator; Mr A=Mr A/perpetrator"},
		{"Grace and Will attended with Faith.", "Grace and Will:couple; Grace=Grace; Will=Will; Faith=Faith"},
		{"Will will attend on 4 May.", "Will=Will"},
		{"In May the family moved to Perth.", "the family:family"},
		{"May said that Hope was asleep.", "May=May; Hope=Hope"},
		{"She stopped sertraline on Monday.", "She"},
		{"Caledonian told us that he attended.", "us/professional; he"},
		{"Dundee is where they live.", "they:couple"},
		{"Mark my words, the plan will work.", "my/professional"},
		{"The mark on her arm had faded.", "her+"},
		{"The boys heard Dad shouting at Mum. They hid.", "The boys:children/child; Dad=Dad/perpetrator; Mum=Mum/survivor; They:children"},
		{"The boys were upstairs. Mum and Dad came home. They argued.", "The boys:children/child; Mum and Dad:couple; Mum=Mum; Dad=Dad; They:couple"},
		{"M to ring school. Agreed that J has not kept to it.", "M=M; school:agency/professional; J=J"},
		{"This 35-year-old teacher was throttled.", "This 35-year-old teacher/survivor"},
		{"The teacher was told.", "The teacher/professional"},
		{"The 33-year-old told police. The 4-year-old was asleep.", "The 33-year-old; police:agency/professional; The 4-year-old/child"},
		{"Miah from Burnley kicked and punched her, and inflicted bruises on her.", "Miah=Miah/perpetrator; her; her"},
		{"Pat locks Jo out, checks her phone and calls her names.", "Pat=Pat/perpetrator; Jo=Jo/survivor; her=Jo/survivor+; her=Jo/survivor"},
		{"Miah of Burnley beat her and left her with bruises.", "Miah=Miah/perpetrator; her; her"},
		{"Tess rang her mum after Greg hit her.", "Tess=Tess/survivor; her mum/other; her=Tess/survivor+; Greg=Greg/perpetrator; her=Tess/survivor"},
		{"Orta and his wife got into an argument.", "Orta and his wife:couple; Orta=Orta; his wife; his+"},
		{"Dr Bell said she believed Mrs Martin was hit.", "Dr Bell=Dr Bell/professional; she; Mrs Martin=Mrs Martin"},
		{"On 9 May would not leave the room.", ""},
		{"Vitamin D is low and grade B was kept.", ""},
		{"Jordan came in and punched him.", "Jordan=Jordan/perpetrator; him"},
		{"Jordan says the course helped him.", "Jordan=Jordan; him=Jordan"},
		{"Sam was let in and Alex hit him.", "Sam=Sam/survivor; Alex=Alex/perpetrator; him=Sam/survivor"},
		{"Alex said they were scared. Sam left.", "Alex=Alex; they=Alex; Sam=Sam"},
		{"Sam hit Alex. Alex ran to the neighbour's.", "Sam=Sam/perpetrator; Alex=Alex/survivor; Alex=Alex/survivor; the neighbour/other+"},
		{"Mr C was strangled by Ms D. He told his sister.", "Mr C=Mr C/survivor; Ms D=Ms D/perpetrator; He=Mr C/survivor; his sister/other; his=Mr C/survivor+"},
		{"Mr A and Mr C live together. He was pushed.", "Mr A and Mr C:couple; Mr A=Mr A; Mr C=Mr C; He"},
		{"Ms D hit Ms E. She has bruises.", "Ms D=Ms D/perpetrator; Ms E=Ms E/survivor; She"},
		{"We visited on Tuesday and I spoke to both boys.", "We/professional; I/professional; both boys:children/child"},
		{"Police report that the child protection plan is in place.", "Police:agency/professional"},
		{"The family court heard from the mother's solicitor.", "the mother's solicitor/professional; the mother=Mother+"},
		{"A neighbour saw him push her.", "A neighbour/other; him/perpetrator; her/survivor"},
		{"Two males unknown to him attacked Mr S.", "Two males:people/other; him; Mr S=Mr S"},
		{"Officers restrained the male.", "Officers:agency/professional; the male=The male"},
		{"A stranger hit her.", "A stranger/other; her"},
		{"The two of them were arguing. Each of them blamed the other.", "The two of them:couple; Each of them:couple"},
		{"Her abusive ex-husband lives nearby.", "Her abusive ex-husband/perpetrator; Her+"},
		{"Mrs. O'Neill-Smith was seen by Dr. Patel.", "Mrs. O'Neill-Smith=Mrs. O'Neill-Smith; Dr. Patel=Dr. Patel/professional"},
		{"Uncle Tom and Aunt May visited.", "Uncle Tom=Uncle Tom/other; Aunt May=Aunt May/other"},
		{"Unborn Baby B is due in June.", "Unborn Baby B=Unborn Baby B/child"},
		{"YP was seen at school by CAMHS.", "YP/child; CAMHS:agency/professional"},
		{"Dear Colleague, thank you for seeing Mrs Khan.", "Colleague/professional; Mrs Khan=Mrs Khan"},
		{"Domestic Abuse (Scotland) Act 2018 applies.", ""},
		{"Kwabena told police that Mr Owusu pushed him.", "Kwabena=Kwabena; police:agency/professional; Mr Owusu=Mr Owusu; him"},
	})
}

func TestAChildTellsOfTheirOwnParents(t *testing.T) {
	check(t, func(text string) string { return showMentions(bindText(text, stock...)) }, []row{
		{"Leo told his teacher that his dad punched Sarah.", "Leo=Leo/child; his teacher/professional; his=Leo/child+; his dad=Mark/perpetrator; his=Leo/child+; Sarah=Sarah/survivor"},
		{"Sarah told her sister that her mum punched Mark.", "Sarah=Sarah/survivor; her sister/other; her=Sarah/survivor+; her mum/other; her=Sarah/survivor+; Mark=Mark/perpetrator"},
		{"Leo said that her mum punched Mark.", "Leo=Leo/child; her mum/other; her=Sarah/survivor+; Mark=Mark/perpetrator"},
	})
}

// TestAChildWhomAParagraphIsAboutIsHe holds that who was last spoken of in the paragraph
// before gives way to a child whom this one is about.
func TestAChildWhomAParagraphIsAboutIsHe(t *testing.T) {
	declared := []Declaration{{Role: Survivor, Name: "Sarah"}, {Role: Perpetrator, Name: "Mark"}, {Role: Child, Name: "Rowan"}}
	show := func(text string) string {
		before, p := language.Scan("Mark came home. He was late."), language.Scan(text)
		c := Infer(declared, []*language.Paragraph{before, p}, lexicon())
		_, focus := c.Bind(before, Focus{}, lexicon())
		b, _ := c.Bind(p, focus, lexicon())
		for i := range b.Mentions {
			if m := &b.Mentions[i]; m.key == "he" {
				return m.Role.String()
			}
		}
		return ""
	}
	check(t, show, []row{
		{"The teacher said that Rowan is bright. He is tired on Mondays.", "child"},
		{"The teacher spoke of Rowan. He is tired on Mondays.", "perpetrator"},
		{"Rowan is polite. School say that he hits other children.", "child"},
		{"Rowan is polite. Sarah said that he hits her.", "perpetrator"},
	})
}

func TestAChildWhoWasTheSubjectActsOn(t *testing.T) {
	show := func(text string) string {
		_, b := bindText(text, Declaration{Role: Perpetrator, Name: "Darren Keogh"}, Declaration{Role: Child, Name: "Callum"})
		m := b.Mentions[len(b.Mentions)-2]
		return words(b, m.From, m.To) + " " + m.Role.String()
	}
	check(t, show, []row{
		{"Mr D Keogh came home. Callum came down and saw his father. He ran to the neighbour.", "He child"},
		{"Callum was in bed. Mr D Keogh came home. He ran to the neighbour.", "He perpetrator"},
	})
}
