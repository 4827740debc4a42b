using System.Collections.Immutable;
using Architecture.Registry;
using Architecture.Registry.Solutions;
using Architecture.Registry.Text;

namespace Architecture.Web;

/// <summary>What the page's own script says, and what it calls the schema's fields and values when it shows an answer.</summary>
/// <remarks>A field or value that has no word here is shown as the schema has it.</remarks>
internal static class AnswerWords
{
    private static readonly ImmutableArray<(string Word, string Swedish, string English)> Words =
    [
        // The script's own; no field begins with a full stop.
        (".asking", "Frågar …", "Asking …"),
        (".failed", "Inget svar:", "No answer:"),
        (".answered", "Svaret står nedan.", "The answer is below."),
        (".refused", "Registret svarade med ett fel.", "The registry answered with an error."),
        (".answer", "Svaret", "The answer"),
        (".raw", "Svaret som JSON", "The answer as JSON"),
        (".nothing", "Inget.", "Nothing."),
        (".yes", "ja", "yes"),
        (".no", "nej", "no"),
        (".kronor", "kr", "SEK"),
        (".boards", "nämnder och bolag", "boards and companies"),
        (".functions", "funktioner", "functions"),
        (".shared", "gemensamma lösningar", "shared solutions"),
        (".local", "lokala lösningar", "local solutions"),

        // Variables of the questions.
        ("$board", "Nämnd", "Board"),
        ("$capability", "Funktion", "Function"),
        ("$of", "Gemensam lösning", "Shared solution"),
        ("$first", "Högst så många", "At most"),
        ("$from", "Från och med", "From"),
        ("$until", "Till och med", "Until"),

        ("verdict", "Besked", "Verdict"),
        ("pairs", "På grund av", "Because of"),
        ("waysForward", "Vad nämnden kan göra i stället", "What the board can do instead"),
        ("solution", "Lösning", "Solution"),
        ("solutions", "Lösningar", "Solutions"),
        ("owner", "Ägare", "Owner"),
        ("capability", "Funktion", "Function"),
        ("capabilities", "Funktioner", "Functions"),
        ("board", "Nämnd", "Board"),
        ("boards", "Nämnder", "Boards"),
        ("responsibleBoard", "Ansvarig nämnd", "Responsible board"),
        ("predecessors", "Föregångare", "Predecessors"),
        ("code", "Kod", "Code"),
        ("name", "Namn", "Name"),
        ("title", "Avtal", "Contract"),
        ("kind", "Slag", "Kind"),
        ("text", "Så här", "How"),
        ("path", "Väg", "Path"),
        ("depth", "Steg bort", "Steps away"),
        ("reachedCount", "Lösningar som berörs", "Solutions concerned"),
        ("lifecycle", "Fas", "Phase"),
        ("phase", "Fas", "Phase"),
        ("effectiveEnd", "Tar slut", "Ends"),
        ("date", "Datum", "Date"),
        ("state", "Läge", "State"),
        ("explanation", "Därför", "Because"),
        ("missing", "Saknade uppgifter", "Missing facts"),
        ("yearlyCost", "Känd kostnad per år", "Known cost a year"),
        ("costsUnknown", "Lösningar utan känd kostnad", "Solutions of unknown cost"),
        ("noticeDate", "Sista dag att säga upp", "Last day to give notice"),
        ("lastDay", "Sista avtalsdag", "Last day in force"),
        ("supplier", "Leverantör", "Supplier"),
        ("totalCount", "Antal", "Count"),
        ("provides", "Gör", "Does"),
        ("debt", "Arv", "Debt"),
        ("violation", "Överträdelse", "Violation"),
        ("evidence", "Underlag", "Evidence"),
        ("since", "Sedan", "Since"),
        ("from", "Från och med", "From"),
        ("until", "Till och med", "Until"),
        ("children", "Delar", "Parts"),
        ("contracts", "Avtal", "Contracts"),
        ("before", "Före", "Before"),
        ("now", "Nu", "Now"),
        ("journal", "I journalen", "In the journal"),
        ("impact", "Drar med sig", "Takes along"),
        ("options", "Kan förlängas till", "May be prolonged to"),
        ("end", "Till och med", "Until"),
        ("told", "Beskedet i dag", "The answer today"),
        ("time", "När", "When"),
        ("actor", "Vem", "Who"),
        ("useCase", "Vad", "What"),
        ("refused", "Avslag", "Refused"),
        ("message", "Meddelande", "Message"),

        ("BLOCK", "stoppas", "blocked"),
        ("REVIEW", "granskas först", "reviewed first"),
        ("EXEMPTED", "undantag finns", "exempted"),
        ("CLEAR", "inget hinder", "clear"),
        ("USE_SHARED", "använd den gemensamma", "use the shared one"),
        ("REQUEST_EXTENSION", "be om utökning", "ask for an extension"),
        ("NARROW", "avgränsa", "narrow it"),
        ("PILOT", "pröva som testbädd", "try it as a pilot"),
        ("APPLY_FOR_EXEMPTION", "ansök om undantag", "apply for an exemption"),
        ("OVERDUE", "har passerat", "has passed"),
        ("APPROACHING", "närmar sig", "approaching"),
        ("UNKNOWN", "okänt", "unknown"),
        ("SAFE", "ingen fara", "safe"),
        ("NONE", "inget slut", "no end"),
        ("CONTRACT", "avtal", "contract"),
        ("TECHNOLOGY", "teknik", "technology"),
        ("ESTABLISHED", "fanns före", "was there before"),
        ("PENDING", "var på väg", "was under way"),
        ("VIOLATION", "överträdelse", "violation"),
        ("NO_CONTRACT", "avtal", "contract"),
        ("CONTRACT_END", "avtalets slut", "end of the contract"),
        ("RELEASE_END", "teknikens slut", "end of the technology"),
        ("DEPENDENCY", "beroende", "dependency"),
        ("NO_TECHNOLOGY", "teknik", "technology"),
        ("PARALLEL_SOLUTION", "parallell lösning", "parallel solution"),
        ("registerLocalSolution", "registrera en lokal lösning", "register a local solution"),
        ("RegisterLocalSolution", "registrera en lokal lösning", "register a local solution"),
    ];

    /// <summary>The phases are called here what refusals call them.</summary>
    private static IEnumerable<(string Word, string Swedish, string English)> Phases =>
        Enum.GetValues<LifecyclePhase>().Select(phase => (EnumWords.Word(phase), PhaseText.Swedish(phase), PhaseText.English(phase)));

    public static Dictionary<string, string> In(Language language) =>
        Words.Concat(Phases).ToDictionary(word => word.Word, word => language == Language.Swedish ? word.Swedish : word.English, StringComparer.Ordinal);
}
