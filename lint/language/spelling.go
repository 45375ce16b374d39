package language

import (
	"strings"

	"github.com/dalint/dalint/lint/text"
)

// british gives the British spelling of a lemma spelled the American way, so
// that a lexicon needs one entry: "programme" stands for "program" too.
func british(w string) string {
	if b, ok := americanWords[w]; ok {
		return b
	}
	if len(w) >= 6 && !keepsZ[w] {
		for _, e := range zEndings {
			if stem, ok := strings.CutSuffix(w, e.from); ok {
				return stem + e.to
			}
		}
	}
	return w
}

// Longer endings first, so that "ization" is not read as "ize" plus something.
var zEndings = []struct{ from, to string }{
	{"izational", "isational"},
	{"izations", "isations"},
	{"ization", "isation"},
	{"izing", "ising"},
	{"ized", "ised"},
	{"izer", "iser"},
	{"ize", "ise"},
	{"yze", "yse"},
}

var keepsZ = set(`capsize resize downsize assize oversize prized seized sized
	oversized prizing seizing sizing downsized upsize midsize outsize`)

var americanWords = pairs(`behavior behaviour, behavioral behavioural, behaviors behaviour,
	color colour, colored coloured, favor favour, favorite favourite, favorable favourable,
	harbor harbour, honor honour, honorable honourable, humor humour, labor labour,
	neighbor neighbour, neighborhood neighbourhood, neighboring neighbouring, rumor rumour, savior saviour,
	endeavor endeavour, misdemeanor misdemeanour, demeanor demeanour, odor odour, vapor vapour,
	rigor rigour, vigor vigour, clamor clamour, candor candour, flavor flavour, tumor tumour,
	program programme, center centre, theater theatre, meter metre, fiber fibre, liter litre,
	defense defence, offense offence, pretense pretence, practise practice,
	counselor counsellor, marvelous marvellous, jewelry jewellery, skillful skilful, willful wilful,
	enroll enrol, enrollment enrolment, fulfill fulfil, fulfillment fulfilment, instill instil,
	pediatric paediatric, pediatrician paediatrician, pediatrics paediatrics, gynecologist gynaecologist,
	fetus foetus, fetal foetal, hemorrhage haemorrhage, anesthetic anaesthetic, orthopedic orthopaedic,
	gray grey, mold mould, maneuver manoeuvre, traumatization traumatisation, analog analogue,
	catalog catalogue, dialog dialogue, check-up check-up, judgement judgment, acknowledgement acknowledgment,
	aging ageing, pajamas pyjamas, skeptical sceptical, plow plough, draft draft, toward towards, thru through`)

func set(words string) map[string]bool { return text.WordSet(words) }

func pairs(list string) map[string]string {
	m := map[string]string{}
	for entry := range strings.SplitSeq(list, ",") {
		if f := strings.Fields(entry); len(f) == 2 {
			m[f[0]] = f[1]
		}
	}
	return m
}
