package rules

import (
	"context"
	"testing"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/read"
)

// TestAboutByWhatIsTold asks of short documents what they are about: acts of
// partners that nobody calls abuse, and force, fear and orders between others.
func TestAboutByWhatIsTold(t *testing.T) {
	e := testEngine(t)
	for _, tt := range []struct {
		name string
		want bool
		text string
	}{
		{"control by a partner", true, "Ann lives with her partner, Joe. Joe keeps her bank card and checks her phone at night. She has to ask before she rings her mother. He will not let her work."},
		{"a husband's force", true, "Her husband had his hands around her neck on Friday. He has locked her out twice. The boys call it the long night."},
		{"two men", true, "Paul and his boyfriend Marc share a flat. Marc goes through his phone and followed him to his work. He is frightened of him. Marc threatened to post the pictures."},
		{"named by a service", true, "Kirsty's case was heard at MARAC in May. Her worker will ring on Tuesdays."},
		{"a former husband at the door", true, "Since she left, her ex-husband has parked outside her work. He sent forty messages a day and turned up at her mother's. He threatened to burn the house."},
		{"euphemism and an injury", true, "Officers attended a disturbance. Stacey and her partner had been arguing. She had a bruise to her cheek and said that she walked into a door. It is a volatile relationship."},
		{"boys at school beside it", true, "Siân Pugh struck Gareth Pugh with a pipe in October. Siân punched Gareth in July and scalded him with soup. Efan has lashed out at boys on the yard."},
		{"a school's letter", true, "Mr Haddad sat in his car across the road each morning. He asked us what time she arrives. He told the office that his wife is not well in the head. She showed me the burns on her arm. He has her bank card."},
		{"rows and nothing more", false, "The couple had an argument about the car and another about the rent. Both describe the arguments in the same way. They go to mediation about the children's holidays."},
		{"brother and sister", false, "Lee hit his sister and pushed her down the stairs. He broke her phone. She is scared of him. Mum locked him out of her room."},
		{"pupils", false, "Ryan punched him in the dinner hall and kicked him on the field. He threatened to hurt him again. He took his phone and his bag. Mum is worried."},
		{"an illness", false, "Her father has dementia. He has hit her when she washes him and grabbed her by the hair. She is frightened of him at night. Her husband works away and the nights are long."},
		{"neighbours", false, "Mr Orr next door threatened to kill the dog and smashed her window. He has followed her to the shop. There is an interdict against him. Her husband has put up a camera."},
		{"asked of everybody", false, "Routine enquiry about domestic abuse was made. None disclosed. Baby is gaining weight and feeding well. Her partner was at work."},
		{"asked, and denied", false, "I asked each of them about domestic violence, as I ask everybody. Both said no. The damp in the bedroom is worse."},
		{"a stranger", false, "She was grabbed by the hair on the way home by a man she had never seen. He took her phone and her purse. Her husband rang the police."},
	} {
		doc, err := read.Document("note.md", []byte("# Note\n\n"+tt.text+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		res, err := e.Lint(context.Background(), doc, nil, lint.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if res.DomesticAbuse != tt.want {
			t.Errorf("%s: about domestic abuse: %t", tt.name, res.DomesticAbuse)
		}
	}
}
