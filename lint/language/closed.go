package language

import "strings"

// formOf gives the flags of the words of the closed classes, and of a few
// nouns that the grammar needs to know.
var formOf = func() map[string]flags {
	m := map[string]flags{}
	for _, class := range closedClasses {
		for _, w := range strings.Fields(class.words) {
			m[w] |= class.flags
		}
	}
	for _, w := range strings.Fields(personNouns) {
		m[w] |= isPersonNoun
		if !strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "men") && w != "children" && w != "people" {
			m[w+"s"] |= isPersonNoun
		}
	}
	return m
}()

var closedClasses = []struct {
	flags flags
	words string
}{
	{isStarter, `he she they it we i you the a an this that these those there his her their my our its
		mr mrs ms mx dr miss when while if after before since although though because however but and
		what who why how where which in on at by from for to during following despite both neither
		no not also then later meanwhile mum mom dad mother father police officers social staff on
		has have had was were is are did does do will would should could can may might
		children please as once until unless given having being with without under overall`},
	{isTitle, `mr mrs ms mx dr miss sir lady lord prof rev sgt pc dc det const cllr insp supt sgt. mr. mrs. ms. dr. mx. prof. rev. det. const. cllr. insp. supt. judge sheriff officer deputy aunt auntie uncle nurse sister st st. dep.`},
	{isPronoun, `i me you he him she her it we us they them himself herself themselves myself yourself ourselves itself themself
		who whom someone somebody anyone anybody everyone everybody nobody none one each both`},
	{isAux, `be is are was were been being am 'm 're 's 'd have has had having 've do does did 'll`},
	{isAux | isModal, `will would shall should can could may might must cannot ought 'll 'd`},
	{isNegation, `not n't nt never no nor neither without cannot none nobody nothing nowhere nil`},
	{isDeterminer, `a an the this that these those my your his her its our their no any some every each all both either neither
		another several many much few more most such another whose what which`},
	{isPreposition, `of in on at by from for to with without against between among towards toward into onto during after before
		since until till about around over under above below behind beside besides near through throughout within across off out up
		down along despite regarding concerning following via per upon outside inside than as like due because amid beyond except
		including alongside versus vs vs. v v.`},
	{isConjunction, `and or but nor & plus then`},
	{isSubordinator, `if when whenever because although though while whilst unless until since after before as that whether where
		wherever once so whereas lest till despite`},
	{isWh, `who whom whose what which when where why how`},
	{isMention, `term terms word words phrase phrases label labels labelled labeled language wording expression expressions narrative narratives
		framing terminology so-called described describes describing referred put logged recorded categorised categorized coded termed dubbed avoid avoids avoided avoiding
		instead rather use uses using used adopt write writing wrote saying characterised characterized classed flagged treated rhetoric discourse euphemism euphemisms jargon`},
	{isTimeNoun, `time day night morning afternoon evening week weekend month year hour minute second moment today tonight tomorrow yesterday
		monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
		days nights mornings evenings weeks weekends months years hours minutes occasion occasions times noon midnight lunchtime teatime bedtime dawn
		now then christmas easter hogmanay summer winter spring autumn date dates mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec
		pm am a.m. p.m. age`},
	{isNameWord, nameWords},
	{isFinite, finiteVerbs},
	{isAdverb, `also always almost already again allegedly apparently actually badly barely brutally briefly certainly clearly completely constantly
		consistently continually currently deliberately directly either eventually even ever finally first formally forcibly frequently fully further generally hardly
		however immediately initially instead just largely later likely maybe merely mostly mainly nearly never newly normally not n't now obviously occasionally often once only
		originally partially perhaps persistently physically possibly potentially presently previously primarily probably quickly rarely really recently regularly
		repeatedly reportedly routinely seriously severely sexually seldom severely simply since sometimes soon still strongly subsequently suddenly then therefore thereafter
		together too twice typically usually verbally violently well yet nor seemingly financially emotionally thus both all each duly so`},
}

// nameWords are personal names that are also words, in lower case.
const nameWords = `will mark grace may hope faith rose bill sue rob pat dawn joy jack drew art june april
	summer autumn daisy ivy heather holly iris ruby pearl amber jade crystal amy charity constance destiny
	frank ernest gene glen grant guy harry miles nick norm pierce ray rich rod rusty stew ted tom wade wayne
	chance chase chuck cliff clay dale dean don earl earnest gale hunter jean jay josh kitty lance lee
	marcus melody mercy misty sandy skip sky star sunny tiffany violet wren victor robin reed penny
	poppy olive page paige patience prudence peg olga major max martin mason mike nancy neil van tanya tammy`

// personNouns denote people: what they do is done by somebody.
const personNouns = `mother mum mummy mom mommy mam maw ma father dad daddy da papa parent gran granny nana grandmother grandfather grandad grandpa
	grandma grandparent son daughter child children baby toddler infant teenager teen adult boy girl man woman men women male female person people
	husband wife spouse partner ex-partner ex ex-husband ex-wife ex-boyfriend ex-girlfriend boyfriend girlfriend fiance fiancee fiancé fiancée stepfather stepmother stepdad stepmum
	brother sister sibling twin uncle aunt auntie cousin nephew niece relative family carer caregiver guardian
	victim survivor victim-survivor perpetrator perp abuser offender suspect accused defendant complainer complainant aggrieved witness applicant
	respondent petitioner pursuer defender assailant attacker aggressor batterer client patient service-user tenant occupant
	worker caseworker practitioner officer police constable sergeant detective deputy sheriff judge teacher nurse doctor midwife gp paediatrician
	psychologist psychiatrist therapist counsellor counselor advocate idva isva solicitor lawyer attorney manager supervisor investigator reporter
	neighbour neighbor friend colleague stranger landlord warden interpreter visitor caller mo mo. fa fa. ch. chn bm bf mgm pgm mgf pgf yp sw hv aunty pupil resident
	staff team professional agency authority department service court panel tribunal school nursery hospital social-worker couple pair ip ap poi member`

// finiteVerbs are past forms that are never participles, and never nouns.
const finiteVerbs = `went came saw took gave ate drove wrote spoke broke knew threw drew grew flew blew began became forgot forgave rang sang
	ran swam drank tore wore swore chose froze woke hid bit shook fell lay rose arose underwent undertook withdrew
	am is are was were has does did goes says tells told said left hit felt thought made got had kept found sent brought`
