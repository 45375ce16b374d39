package corpus

var titles = []string{"Initial assessment: the {S} family", "Child's plan for {C} {S}", "Case notes, {S}", "Report for the review of {month}", "Chronology: {C} {S}"}

var headings = []string{"Reason for referral", "Background", "Health", "Education", "Home conditions", "Views of the child", "Views of the parents", "Analysis", "Plan", "Next steps", "Agencies involved"}

var first = []string{"Anna", "Bryony", "Callum", "Dana", "Ewan", "Fiona", "Gareth", "Hamid", "Iona", "Jack", "Karen", "Liam", "Mairi", "Niall", "Orla", "Peter", "Ruth", "Stuart", "Tegan", "Una", "Vikram", "Wendy", "Yusuf", "Zara"}

var surnames = []string{"Abbott", "Baird", "Crerar", "Devlin", "Ellwood", "Farrow", "Geddes", "Hanlon", "Imrie", "Jardine", "Keogh", "Lomas", "Mirza", "Nairn", "Ogilvie", "Purdie", "Quirk", "Rennie", "Sayer", "Tulloch", "Usher", "Varley", "Whelan", "Yates"}

var places = []string{"the nursery", "the health centre", "the family home", "the school", "the office", "her sister's flat", "the contact centre", "the library", "the surgery", "the hall on Mill Street"}

var things = []string{"the housing application", "the dental appointment", "the school transport form", "the benefit claim", "the speech therapy report", "the attendance figures", "the family's budget", "the summer play scheme", "the review date", "the immunisation record"}

var ordinary = []string{
	"The social worker visited {place} on {month} and saw {C} with {A}.",
	"{C} was dressed for the weather and had eaten before the visit at {time}.",
	"{A} said that {thing} had been sent off on {day} and that no answer had come yet.",
	"{thing} was discussed and it was agreed that the health visitor would follow this up by {month}.",
	"The class teacher, Ms {W}, described {C} as a curious child who likes to read and to build things.",
	"Attendance this term stands at {n} sessions out of a possible {n}, with two absences for illness.",
	"The home was warm and tidy, with toys in the living room and food in the cupboards.",
	"{B} works shifts at the distribution centre and is usually at home from {time}.",
	"A copy of the minutes was sent to everyone on {month}.",
	"The next core group will meet at {place} on {month} at {time}.",
	"{A}'s mother helps with the school run on {day}s and has a spare set of keys.",
	"The GP has no current concerns about {C}'s weight or development.",
	"The family has lived at this address since {month} and the tenancy is in joint names.",
	"{C} told the worker about a trip to the beach and asked when the next visit would be.",
	"An application for a nursery place was completed with {A} during the visit.",
	"The worker explained the purpose of the assessment and who would read it.",
	"{W} will ring {place} about {thing} before the end of the week.",
	"{A} and {B} both attended the review and were given time to read the report beforehand.",
	"The speech and language therapist has offered {n} sessions, the first of which is on {month}.",
	"A referral was made to the income maximisation team with {A}'s agreement.",
	"{C} has a good friend in the class and was invited to a birthday party at {place}.",
	"There is a dog in the home, which was calm during the visit.",
	"Records were requested from the previous authority and arrived on {month}.",
	"It was noted that {thing} is overdue and that a reminder has been sent.",
	"The police were contacted for information and replied within {n} days.",
	"The manager has read this report and agrees with the recommendation.",
}

var telling = []string{
	"The parents have a volatile relationship and there have been {n} call-outs since {month}.",
	"{A} was assaulted on {month} and attended hospital with bruising to the face.",
	"Mother failed to protect {C} from the domestic abuse in the home.",
	"{B} punched {A} and broke her phone when she said that she was going to {place}.",
	"There was an isolated incident on {day}, and no further incidents have been reported.",
	"{C} was upstairs at the time and did not witness the incident.",
	"{B} has been checking {A}'s phone every night and decides how much money she may spend.",
	"The violence escalated when {A} was pregnant.",
	"{A} said that {B} had told her he would find her wherever she went.",
	"The couple have separated and therefore the risk to {C} has reduced.",
	"{B} can become aggressive when he has been drinking.",
	"{A} has kept every appointment and takes {C} to her mother's when {B} comes home drunk.",
	"{A} minimises what happened and does not engage with services.",
	"{B} has completed his anger management course and is doing well.",
	"Police attended a verbal argument between the couple and both were given advice.",
	"{A} will not allow {B} into the family home and will call the police if he attends.",
}
