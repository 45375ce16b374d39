package practice_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/corpus"
	"github.com/dalint/dalint/lint/practice"
	"github.com/dalint/dalint/lint/read"
	"github.com/dalint/dalint/rules"
)

var people = []cast.Declaration{
	{Role: cast.Survivor, Name: "Sarah"}, {Role: cast.Perpetrator, Name: "Mark"}, {Role: cast.Child, Name: "Leo"},
	{Role: cast.Professional, Name: "Ms Okafor"},
}

func engine(t testing.TB) *lint.Engine {
	t.Helper()
	set, err := rules.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	e, err := set.Engine()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func check(t testing.TB, e *lint.Engine, markdown string, who []cast.Declaration, opts lint.Options) *lint.Result {
	t.Helper()
	doc, err := read.Document("draft.md", []byte(markdown))
	if err != nil {
		t.Fatal(err)
	}
	r, err := e.Lint(context.Background(), doc, who, opts)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func judgement(t testing.TB, r *lint.Result, id string) *lint.Judgement {
	t.Helper()
	for i := range r.Profile.Judgements {
		if j := &r.Profile.Judgements[i]; j.Rule.ID == "practice/"+id {
			return j
		}
	}
	t.Fatalf("no judgement of %s", id)
	return nil
}

func figure(j *lint.Judgement, name string) int {
	for _, f := range j.Figures {
		if f.Name == name {
			return f.Value
		}
	}
	return -1
}

// TestEvidence holds single figures to what a short text shows. The text is
// Markdown under a title, judged whatever its length.
func TestEvidence(t *testing.T) {
	e := engine(t)
	for _, row := range []struct {
		id, figure string
		want       int
		kind, text string
		reason     string
	}{
		{"perpetrator-named", "named", 1, "case-note", "Mark hit Sarah.", "in the writer's voice"},
		{"perpetrator-named", "named", 0, "case-note", "Sarah claimed that Mark hit her.", "a doubted claim is not the writer's voice"},
		{"perpetrator-named", "named", 0, "case-note", "Sarah said, “Mark hit me.”", "quoted"},
		{"perpetrator-named", "named", 0, "case-note", "Mark did not hit Sarah.", "denied"},
		{"perpetrator-named", "named", 2, "assessment", "Mark has:\n\n- pushed Sarah down the stairs;\n- kept her bank card and her passport.", "a list belongs to its lead"},
		{"plan-targets-perpetrator", "behavioural", 1, "plan", "## Actions\n\n| What | Who | When |\n|---|---|---|\n| Stop messaging Sarah | Mark | Now |", "a bare name owns its row"},
		{"plan-targets-perpetrator", "survivor_tasks", 1, "plan", "## Actions\n\n| What | Who | When |\n|---|---|---|\n| Call the police if Mark comes | Sarah | Now |", ""},
		{"plan-targets-perpetrator", "joint", 1, "plan", "## Actions\n\n- Both parents to stop arguing in front of Leo.", "joint"},
		{"plan-targets-perpetrator", "behavioural", 1, "plan", "## Actions\n\n- Mark will stop shouting at Sarah. Who: Mark. By: 1 June 2025.", "owner and day behind it are no form's labels"},
		{"plan-targets-perpetrator", "attendance", 1, "plan", "## Actions\n\n- Mark will attend the Caledonian System assessment.", "attendance at work on abuse"},
		{"plan-targets-perpetrator", "behavioural", 0, "plan", "## Actions\n\n- Mark to attend anger management.", "help for something else"},
		{"plan-targets-perpetrator", "attendance", 1, "plan", "## Actions\n\n| What | Who | When |\n|---|---|---|\n| Attend the Caledonian programme assessment | Ms Okafor / Mark | May |", "his, with a worker's help"},
		{"plan-targets-perpetrator", "survivor_tasks", 0, "plan", "## Actions\n\n| What | Who | When |\n|---|---|---|\n| Return the keys and stay away from the house | Sarah and Mark | May |", "asked of both"},
		{"plan-targets-perpetrator", "behavioural", 2, "plan", "Ms Okafor told Mark what the Department expects him to do:\n\n- Keep his hands off Sarah.\n- Return her keys.", "expected outside a plan"},
		{"protective-efforts", "efforts", 0, "assessment", "Sarah did not call the police.", "not an effort"},
		{"protective-efforts", "efforts", 1, "assessment", "Sarah called the police.", ""},
		{"history-explored", "earlier_relationships", 0, "assessment", "Mark's former partner was not asked.", "not asked"},
		{"history-explored", "earlier_relationships", 0, "assessment", "Sarah lives near her former partner, Mark.", "somebody of this case"},
		{"history-explored", "earlier_relationships", 1, "assessment", "Mark's former partner told me that he took her wages.", ""},
		{"separation-examined", "after_separation", 1, "assessment", "Sarah and Mark separated in May. Since the separation Mark has followed Sarah to work.", ""},
		{"separation-examined", "after_separation", 1, "assessment", "Sarah left in May. Mark has not let up since.", "goes on"},
		{"separation-examined", "after_separation", 0, "assessment", "Sarah and Mark separated in May. It has not continued since they separated.", "over, says the writer"},
		{"contact-assessed", "mentions", -1, "assessment", "Mark limits her contact with her mother.", "no arrangement"},
		{"contact-assessed", "parts", 1, "assessment", "Leo sees his father on Saturdays at a contact centre.", "overseen"},
		{"contact-assessed", "parts", 1, "assessment", "Leo sees his dad each Sunday. Mark has brought Leo back late nine times.", "what Mark does with it"},
		{"contact-assessed", "parts", 0, "assessment", "Mark has asked his solicitor to arrange to see Leo. Sarah and Mark separated. Mother to supervise.", "left to the survivor"},
		{"history-explored", "earlier_relationships", 1, "assessment", "Police have one report from 2016 about Mark's then girlfriend.", ""},
		{"history-explored", "earlier_relationships", 0, "assessment", "Mark has taken on another man's child.", "somebody else's"},
		{"partnering", "ways", 0, "case-note", "Sarah may wish to contact Women's Aid.", "an offer is not her wish"},
		{"partnering", "ways", 0, "case-note", "Sarah was asked why she did not call the police.", "no arrangement"},
		{"partnering", "ways", 2, "case-note", "Sarah asked that I meet her at the library.", "her wish, and a safe place"},
		{"perpetrator-named", "named", 0, "case-note", "Told Mark that the case would be closed and to give Sarah my best.", "the writer's own act"},
		{"perpetrator-named", "named", 0, "case-note", "Sarah says that Mark has her bank card.", "told by her"},
		{"plan-targets-perpetrator", "behavioural", 1, "plan", "## Actions\n\n| Action | Who | When |\n|---|---|---|\n| Mark to return her passport | Police to collect | Now |", "asked of Mark, whoever sees to it"},
		{"plan-targets-perpetrator", "attendance", 0, "plan", "## Actions\n\n- Mark to be signposted to a perpetrator programme.", "an offer"},
		{"change-evidenced", "parts", 0, "plan", "## Actions\n\n- Mark has been referred to a programme.", "a referral shows nothing"},
		{"perpetrator-named", "named", 1, "assessment", "Mark put Sarah's coats in the bath.", "a deed that no list has"},
		{"perpetrator-named", "named", 0, "assessment", "Mark thanked Sarah and drove home.", "nothing done to her"},
		{"perpetrator-named", "named", 0, "case-note", "Sarah agreed:\n\n- to call the police if Mark turns up at her door.", "to be done, not done"},
		{"separation-examined", "after_separation", 1, "assessment", "Sarah and Mark separated in May.\n\nSince Sarah moved, Mark has driven past her house every night.", "the main clause tells who acts"},
		{"protective-efforts", "efforts", 0, "plan", "Sarah agrees to:\n\n- call the police if Mark comes;\n- file for an order.", "agreed, and not done"},
		{"protective-efforts", "efforts", 2, "assessment", "## What Sarah has been doing\n\n- Sewed five-pound notes in the hem of the curtain.\n- Took the bus to clinic by another road.", "the heading says whose list it is"},
		{"protective-efforts", "efforts", 0, "assessment", "## Parenting capacity\n\nSarah needs to understand the effect of arguments on Leo.", "no effort"},
		{"contact-assessed", "parts", 1, "assessment", "Leo sees his father every Saturday at his uncle's house, with the uncle and aunt supervising.", "overseen by family"},
		{"harm-to-child", "acts", 1, "assessment", "Mark held the door shut for an hour. Leo was told to bring him a chair.", "done to the child without a doer"},
		{"harm-to-child", "acts", 0, "assessment", "Mark takes Leo to football.", "everyday care"},
		{"plan-targets-perpetrator", "joint", 1, "plan", "## Actions\n\n| Action | Who | When |\n|---|---|---|\n| Work together to reduce conflict | All | Ongoing |", "everybody's is both's"},
		{"plan-targets-perpetrator", "behavioural", 1, "plan", "## Part B – Mark\n\n| What Mark will do | By |\n|---|---|\n| Return the keys | Friday |", "the column names the owner"},
		{"partnering", "ways", 0, "case-note", "No record of Sarah being seen on her own.", "not seen"},
		{"partnering", "ways", 0, "case-note", "Sarah did not want to talk to officers.", "a refusal is no wish"},
		{"adversities-linked", "apart", 0, "assessment", "There was an argument when they had been drinking.", "half a cause"},
		{"contact-assessed", "mentions", -1, "assessment", "Sarah and Mark separated. Ms Okafor explained that visits will be at the home. Telephone contact on 4 May.", "a worker's visits"},
		{"separation-examined", "after_separation", -1, "assessment", "Sarah and Mark have been together for ten years with a number of separations. If Mark does not keep to it, an exclusion order will be sought.", "they live together"},
		{"perpetrator-named", "named", 0, "assessment", "Mark says that he handles the money as Sarah is hopeless with it.", "told by himself"},
		{"harm-to-child", "presence", 0, "assessment", "Leo told me that his torch is in his bed “just in case”.", "no account of abuse"},
		{"plan-targets-perpetrator", "behavioural", 0, "plan", "# Child's plan\n\nMark hit Sarah.\n\nSarah has applied for a non-harassment order and it has not been served yet.\n\nThe police have put a marker on the address.\n\nMark will attend.", "what others have done"},
		{"change-evidenced", "consequences", 0, "plan", "# Child's plan\n\nMark hit Sarah. Leo saw it.\n\nSarah keeps a bag packed at her sister's and will leave by the back door if Mark comes.\n\nMark will attend.", "what the survivor is left to do"},
		{"change-evidenced", "parts", 0, "plan", "## Actions\n\n| Action | By whom | When |\n|---|---|---|\n| Call 999 if there is any further incident | Sarah | Ongoing |", "asked of the survivor"},
	} {
		r := check(t, e, "# A title\n\n"+row.text, people, lint.Options{Type: row.kind, DomesticAbuse: lint.Yes, AnyLength: true})
		if got := figure(judgement(t, r, row.id), row.figure); got != row.want {
			t.Errorf("%s: %s is %d, want %d (%s)\n%s", row.id, row.figure, got, row.want, row.reason, row.text)
		}
	}
}

func TestEffectsNeedSomebodyWhoDoesSomething(t *testing.T) {
	e := engine(t)
	effects := "# Assessment\n\n## Leo\n\nLeo cannot sleep. Leo has bitten another child. Leo has fallen behind in reading.\n\n"
	opts := lint.Options{Type: "assessment", DomesticAbuse: lint.Yes, AnyLength: true}
	for text, want := range map[string]lint.Status{
		effects + "There has been domestic abuse. Mark was seen.": lint.NotEvident,
		effects + "Mark hit Sarah.":                               lint.Partly,
	} {
		if got := judgement(t, check(t, e, text, people, opts), "child-impact").Status; got != want {
			t.Errorf("%v, want %v: %s", got, want, text)
		}
	}
}

// TestAppliesByType holds each kind of document to what it is asked for.
func TestAppliesByType(t *testing.T) {
	e := engine(t)
	long := strings.Repeat("Mark hit Sarah. Leo was in the room. ", 60)
	for kind, want := range map[string]string{
		"case-note":     "D1 D6 D9",
		"police-report": "D1 D2 D3 D4 D5 D7 D8 D14 D15",
		"chronology":    "D1 D2 D3 D4 D5 D6 D7 D8 D9 D14 D15",
		"assessment":    "D1 D2 D3 D4 D5 D6 D7 D8 D9 D10 D11 D14 D15",
		"policy":        "",
	} {
		r := check(t, e, "# A title\n\n"+long, people, lint.Options{Type: kind, DomesticAbuse: lint.Yes})
		var got []string
		for i := range r.Profile.Judgements {
			if j := &r.Profile.Judgements[i]; j.Status != lint.NotApplicable {
				got = append(got, j.Rule.Practice.Code)
			}
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s is asked %s, want %s", kind, s, want)
		}
	}
}

func TestQuietOnOtherAndShortText(t *testing.T) {
	e := engine(t)
	for name, r := range map[string]*lint.Result{
		"not about domestic abuse": check(t, e, "# Assessment\n\n"+strings.Repeat("The rent is late and the roof leaks. ", 80), nil, lint.Options{}),
		"short":                    check(t, e, "# Assessment\n\nMark hit Sarah. There is domestic abuse.", people, lint.Options{}),
		"empty cast":               check(t, e, "# Policy\n\n"+strings.Repeat("Domestic abuse is everybody's business. ", 80), nil, lint.Options{}),
	} {
		for _, f := range r.Findings {
			if f.Rule.Family == "practice" && name != "empty cast" {
				t.Errorf("%s: %s", name, f.Rule.ID)
			}
		}
	}
}

// TestOpenRolesAreTold reads somebody into a part only where the cast leaves it
// open, and says so.
func TestOpenRolesAreTold(t *testing.T) {
	e := engine(t)
	text := "# Case note\n\nKaren Bell and Ian Moss live together. Karen said, “Ian grabbed my arm.” Ian was polite. Karen was quiet. Ian works nights. Karen has a job. Ian drives. There is domestic abuse.\n"
	if r := check(t, e, text, nil, lint.Options{AnyLength: true}); len(r.Profile.Assumed) > 0 {
		t.Errorf("one act, which may be one of resistance, gives a part: %+v", r.Profile.Assumed)
	}
	text += "\nIan timed Karen on her walks.\n"
	r := check(t, e, text, nil, lint.Options{AnyLength: true})
	if len(r.Profile.Assumed) == 0 {
		t.Fatal("nobody is read into a part")
	}
	for _, a := range r.Profile.Assumed {
		for _, p := range r.Cast.People {
			if p.Name == a.Name && p.Role != cast.Unknown {
				t.Errorf("%s has a part already", a.Name)
			}
		}
	}
	if r := check(t, e, text, []cast.Declaration{{Role: cast.Perpetrator, Name: "Ian Moss=Ian"}, {Role: cast.Survivor, Name: "Karen Bell=Karen"}}, lint.Options{AnyLength: true}); len(r.Profile.Assumed) != 0 {
		t.Errorf("declared people are read into parts: %+v", r.Profile.Assumed)
	}
}

// TestPartsFromDeeds reads who abuses whom from what is done, where no act of
// any list is told, and against a form whose boxes are the wrong way round.
func TestPartsFromDeeds(t *testing.T) {
	e := engine(t)
	text := "# Assessment\n\nEilidh Farquhar and Callum Rennie lived in Elgin. Callum kept Eilidh's wages. Callum counted the receipts against Eilidh's list. " +
		"Callum held Eilidh's face to the freezer. Eilidh read to Beth. Callum locked Eilidh's coat away. Eilidh put by four pounds a week. There is domestic abuse.\n"
	r := check(t, e, text, nil, lint.Options{AnyLength: true, Type: "assessment"})
	got := map[cast.Role]string{}
	for _, p := range r.Cast.People {
		got[p.Role] = p.Name
	}
	for _, a := range r.Profile.Assumed {
		got[a.Role] = a.Name
	}
	if got[cast.Perpetrator] != "Callum Rennie" || got[cast.Survivor] != "Eilidh Farquhar" {
		t.Errorf("read as %v", got)
	}
	text = "# Police report\n\nVictim: Neil Gault\n\nSuspect: Ciaran Devlin\n\nNeil Gault checks Ciaran's phone. Neil keeps Ciaran's keys. Neil took Ciaran's wages. Neil stopped Ciaran from working. Ciaran rang the police.\n"
	r = check(t, e, text, nil, lint.Options{AnyLength: true, Type: "police-report", DomesticAbuse: lint.Yes})
	if n := figure(judgement(t, r, "perpetrator-named"), "named"); n < 3 {
		t.Errorf("%d acts are named of the one in the box of the victim", n)
	}
}

// TestNoChildIsReadIntoAPart keeps a name with a child's age behind it out of
// the adults of the case.
func TestNoChildIsReadIntoAPart(t *testing.T) {
	e := engine(t)
	text := "# Report\n\nKayden CRAIG (6) was on the stairs. Kayden rang. Kayden cried. Kayden waited. Kayden was seen. Karen Bell said, “Ian grabbed my arm.” Karen was seen. Karen was quiet. There is domestic abuse.\n"
	r := check(t, e, text, nil, lint.Options{AnyLength: true})
	for _, a := range r.Profile.Assumed {
		if strings.Contains(a.Name, "Kayden") {
			t.Errorf("a child is read as %s", a.Role)
		}
	}
}

func TestRecordSafety(t *testing.T) {
	e := engine(t)
	for text, want := range map[string]string{
		"Sarah and Leo are in a refuge.":                            "a refuge or shelter",
		"Sarah moved to a flat in Ayr.":                             "where somebody lives or works",
		"Leo starts at his new school on Monday.":                   "a child's school or club",
		"Sarah can be rung on 07700 900123.":                        "a number or an address",
		"Sarah has a bag packed behind the washing machine.":        "a plan to stay safe",
		"Ms Okafor will see her alone at the library on Tuesday":    "when and where somebody is seen",
		"Mark does not know that Sarah is staying with her sister.": "where somebody lives or works",
		"Mark must not hear of the appointment that Sarah has.":     "something that the one who abuses may not know",
		"The application for the order was made without notice.":    "a step in law or advice taken",
		"The locks were changed in May.":                            "what keeps somebody safe",
		"Sarah takes Leo to karate on Wednesdays.":                  "where somebody is to be found, and when",
		"Leo now swims with his cousins in Arbroath.":               "a place by its name",
		"Sarah is being supported by Women's Aid.":                  "who supports somebody",
		"A neighbour has agreed to ring the police.":                "who has told of the abuse, or helps",
		"Sarah is twelve weeks pregnant.":                           "something that the one who abuses may not know",
		"Leo told his teacher that he is scared of Mark.":           "something told in private",
		"Sarah said that Mark had raped her.":                       "what somebody has said of the one who abuses",
		"Mark moved to a flat in Ayr.":                              "",
		"Sarah's address is withheld.":                              "",
		"Mark said that he lives in Ayr.":                           "",
		"Mark changed the locks.":                                   "",
		"Mark hit Sarah in Ayr.":                                    "",
		"Mark told Sarah that he would burn the house down.":        "",
		"CCTV footage shows Mark at the door.":                      "",
		"Ms Okafor works at the office in Ayr.":                     "",
		"Mark will see Leo each Saturday.":                          "",
		"Mark will not go to the school.":                           "",
	} {
		opts := lint.Options{Type: "plan", DomesticAbuse: lint.Yes, Shared: true}
		j := judgement(t, check(t, e, "# Plan\n\nMark hit Sarah.\n\n"+text, people, opts), "record-safety")
		got := ""
		if len(j.Also) > 0 {
			got = j.Also[0].Note
		}
		if got != want {
			t.Errorf("%q is told as %q, want %q", text, got, want)
		}
		opts.Shared = false
		if j := judgement(t, check(t, e, "# Plan\n\nMark hit Sarah.\n\n"+text, people, opts), "record-safety"); j.Status != lint.NotApplicable {
			t.Errorf("%q: asked of a document that is not shared", text)
		}
	}
}

func TestFormsAreReadForWhatWouldPutPeopleAtRisk(t *testing.T) {
	text := "# Form\n\nMark hit Sarah.\n\nSchool: Kinnoull Primary\n\nEmergency contact: Ann Reid (aunt), 07700 900999\n\n" +
		"| Mother | Sarah |\n|---|---|\n| GP | Dr Amin, Craigie practice |\n| Father's address | 3 Shore Street, Perth |\n| Social worker | Ada Okafor, 01738 555010 |\n"
	j := judgement(t, check(t, engine(t), text, people, lint.Options{Type: "plan", Shared: true}), "record-safety")
	var got []string
	for _, e := range j.Also {
		got = append(got, e.Note)
	}
	const field = "where somebody lives, learns or is to be found"
	if want := []string{field, field, field}; !slices.Equal(got, want) {
		t.Errorf("%q, want the school, the aunt and the practice, and no more", got)
	}
}

func TestEveryPlaceThatIsARiskIsListed(t *testing.T) {
	const places = 40
	opts := lint.Options{Type: "plan", DomesticAbuse: lint.Yes, Shared: true}
	j := judgement(t, check(t, engine(t), "# Plan\n\nMark hit Sarah.\n\n"+strings.Repeat("Sarah and Leo are in a refuge.\n\n", places), people, opts), "record-safety")
	if len(j.Also) != places || len(j.Evidence) != places {
		t.Errorf("%d and %d of %d places are listed", len(j.Also), len(j.Evidence), places)
	}
}

// TestPlacesLieInTheirBlocks walks everything that a profile points at.
func TestPlacesLieInTheirBlocks(t *testing.T) {
	e := engine(t)
	for seed := range uint64(5) {
		r := check(t, e, corpus.Report(seed, 6000), nil, lint.Options{DomesticAbuse: lint.Yes, Shared: seed%2 == 0})
		if len(r.Profile.Judgements) != len(practice.Names()) {
			t.Fatalf("%d judgements", len(r.Profile.Judgements))
		}
		for i := range r.Profile.Judgements {
			j := &r.Profile.Judgements[i]
			for _, ev := range append(append([]lint.Evidence{j.Anchor}, j.Evidence...), j.Also...) {
				if ev.Block < 0 || ev.Block >= len(r.Document.Blocks) || ev.Span.Start < 0 || ev.Span.End > len(r.Document.Blocks[ev.Block].Text) || ev.Span.Start > ev.Span.End {
					t.Fatalf("%s points at %+v", j.Rule.ID, ev)
				}
			}
			if strings.Contains(j.Says(), "{") && j.Status != lint.NotApplicable {
				t.Errorf("%s says %q", j.Rule.ID, j.Says())
			}
		}
		seen := map[string]bool{}
		for _, f := range r.Findings {
			if f.Rule.Family == "practice" && seen[f.Rule.ID] {
				t.Errorf("%s is raised twice", f.Rule.ID)
			}
			seen[f.Rule.ID] = true
		}
	}
}

// FuzzProfile looks for text that a profile cannot be made of.
func FuzzProfile(f *testing.F) {
	for _, s := range []string{
		"", "# \n\n|", "# A\n\n| Who |\n|---|\n| Mark |", "- \n- Mark\n", "Mark:\n\n- \n", "| a | b |\n|--|--|\n|  | Sarah |\n",
		"# Plan\n\nMark has:\n\n- hit Sarah", "“”", "# Plan\n## Actions\n\n| No. | What |\n|---|---|\n| 1 | |",
	} {
		f.Add(s)
	}
	e := engine(f)
	f.Fuzz(func(t *testing.T, s string) {
		doc, err := read.Document("draft.md", []byte(s))
		if err != nil {
			t.Skip()
		}
		r, err := e.Lint(context.Background(), doc, people, lint.Options{DomesticAbuse: lint.Yes, AnyLength: true, Shared: true})
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range r.Problems {
			if strings.Contains(p.Message, "please report it") {
				t.Fatal(fmt.Sprint(p))
			}
		}
	})
}

// TestWordingAgainstWhatIsThere holds that nothing counts as met in a text that
// hides who does what in sentence after sentence, that the reader is told why,
// and that the same acts count where the wording is plain.
func TestWordingAgainstWhatIsThere(t *testing.T) {
	e := engine(t)
	acts := "# Assessment\n\nMark pushed Sarah against the cooker on 3 May. Mark held Sarah by the throat. Mark checks her phone every evening. On Fridays Mark takes her wages.\n\n"
	hides := "Sarah and Mark have a volatile relationship. Sarah failed to protect Leo. It was a one-off incident. The violence escalated. " +
		"Sarah chose to go back to Mark. The couple argue a lot. Sarah minimises the domestic abuse.\n"
	opts := lint.Options{Type: "assessment", DomesticAbuse: lint.Yes}
	long := "\n" + strings.Repeat("The flat has two rooms and a kitchen, and the school is near. ", 40)

	plain := judgement(t, check(t, e, acts+long, people, opts), "perpetrator-named")
	if plain.Status != lint.Met || plain.Against != 0 {
		t.Errorf("plain: %v, %d against", plain.Status, plain.Against)
	}
	slanted := judgement(t, check(t, e, acts+hides+long, people, opts), "perpetrator-named")
	if slanted.Status != lint.Partly || slanted.Against < 5 || !strings.Contains(slanted.Says(), "sentences speaks against it") {
		t.Errorf("slanted: %v, %d against, says %q", slanted.Status, slanted.Against, slanted.Says())
	}
	few := judgement(t, check(t, e, acts+"The violence escalated. It was a one-off incident.\n"+long, people, opts), "perpetrator-named")
	if few.Status != lint.Met {
		t.Errorf("few sentences: %v", few.Status)
	}
}

// TestOwnersOfTasksAreTheSameInEachRun asks often: what depends on the order of a
// map comes out otherwise once in a few times.
func TestOwnersOfTasksAreTheSameInEachRun(t *testing.T) {
	e := engine(t)
	for _, tt := range []struct {
		why, table            string
		behavioural, survivor int
	}{
		{"the owner in the heading of the tasks, where the column of owners names nobody", `| What Mark will do | Responsible | By when |
|---|---|---|
| Stop going to the house | the team | May |
| Return the bank card | | May |
| Attend the course | tbc | May |
`, 1, 0},
		{"of two columns of owners, the first", `| Action | Responsible | Lead |
|---|---|---|
| Stop going to the house | Mark | Sarah |
| Return the bank card | Mark | Sarah |
| Call the police | Sarah | Mark |
`, 2, 1},
	} {
		for range 20 {
			r := check(t, e, "# Child's plan\n\n## Plan\n\n"+tt.table, people, lint.Options{Type: "plan", DomesticAbuse: lint.Yes})
			j := judgement(t, r, "plan-targets-perpetrator")
			if b, s := figure(j, "behavioural"), figure(j, "survivor_tasks"); b != tt.behavioural || s != tt.survivor {
				t.Fatalf("%s: %d tasks that name behaviour and %d of the survivor, want %d and %d", tt.why, b, s, tt.behavioural, tt.survivor)
			}
		}
	}
}
