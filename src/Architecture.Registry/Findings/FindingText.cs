namespace Architecture.Registry.Findings;

/// <summary>Findings in words: what is wrong, and what to do about it.</summary>
public static class FindingText
{
    /// <summary>What is wrong.</summary>
    public static Message Of(FindingRule rule) => rule switch
    {
        FindingRule.Debt => new("Lösningen gör det som en gemensam lösning sedan fått i uppgift att göra.", "The solution does what a shared solution has since come to do."),
        FindingRule.Violation => new("Lösningen används trots att en gemensam lösning redan gör detsamma.", "The solution is in use although a shared solution does the same already."),
        FindingRule.FoundParallel => new("Den planerade lösningen har bedömts som parallell med en gemensam lösning.", "The planned solution has been found parallel to a shared solution."),
        FindingRule.ReviewOverdue => new("En prövning är inte besvarad i tid.", "A review was not answered in time."),
        FindingRule.ExtensionUnanswered => new("Ett önskemål om utökning är inte besvarat i tid.", "A request for an extension was not answered in time."),
        FindingRule.SharedNotUsed => new("Nämnden använder inte den gemensamma lösningen och har inte sagt varför.", "The board does not use the shared solution and has not said why."),
        FindingRule.CompanyNotAdopted => new("Bolaget har inte anslutit sig till stadens arkitektur.", "The company has not adopted the city's architecture."),
        FindingRule.NameTwice => new("Två av nämndens lösningar har samma namn.", "Two of the board's solutions have the same name."),
        FindingRule.Unowned => new("Nämnden som ansvarar för lösningen finns inte längre.", "The board that is responsible for the solution is no more."),
        FindingRule.EndPassed => new("Lösningens slut har passerat.", "The solution's end has passed."),
        FindingRule.EndApproaching => new("Lösningens slut närmar sig.", "The solution's end is approaching."),
        FindingRule.NoticePassed => new("Uppsägningsdagen för ett avtal har passerat utan att något är registrerat.", "A contract's notice date has passed and nothing is on record."),
        FindingRule.DatesMissing => new("Det saknas datum, så ingen vet när lösningen tar slut.", "Dates are missing, so nobody knows when the solution ends."),
        FindingRule.SupplierInsolvent => new("En leverantör med gällande avtal är på obestånd.", "A supplier with a contract in force is insolvent."),
        FindingRule.PredecessorDenied => new("Lösningen sägs sakna föregångare fast en annan gör samma arbete.", "The solution is said to have no predecessor although another does the same work."),
        FindingRule.PredecessorRunsOn => new("Lösningen används, men föregångaren är kvar efter sitt slutdatum eller saknar ett.", "The solution is in use, but its predecessor runs past its end date or has none."),
        FindingRule.SecurityGap => new("Lösningen är godkänd för en lägre nivå än vad informationen kräver.", "The solution is approved for a lower level than the information requires."),
        FindingRule.Unclassified => new("Klassningen av informationen är inte registrerad, eller inte hela.", "The classification of the information is not on record, or not all of it."),
        FindingRule.Stale => new("Uppgifterna är inte intygade på över ett år.", "What is on record has not been attested for over a year."),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "There is no such rule."),
    };

    /// <summary>What to do.</summary>
    public static Message Action(FindingRule rule) => rule switch
    {
        FindingRule.Debt => new("Anslut till den gemensamma lösningen, eller begränsa den egna, före förfallodagen.", "Join the shared solution, or narrow your own, before the due date."),
        FindingRule.Violation => new("Ansök om undantag, visa att lösningen är äldre, eller avveckla överlappet.", "Apply for an exemption, show that the solution is older, or end the overlap."),
        FindingRule.FoundParallel => new("Ansök om undantag, begränsa förslaget eller avbryt det.", "Apply for an exemption, narrow the proposal or abandon it."),
        FindingRule.ReviewOverdue => new("Besvara prövningen.", "Answer the review."),
        FindingRule.ExtensionUnanswered => new("Svara ja med ett datum, eller nej med skäl.", "Answer yes with a date, or no with a reason."),
        FindingRule.SharedNotUsed => new("Anslut nämnden, eller registrera beslutet att behov saknas.", "Join it, or record the decision that there is no need."),
        FindingRule.CompanyNotAdopted => new("Registrera bolagets beslut att ansluta sig, eller ta upp frågan med bolaget.", "Record the company's decision to adopt it, or raise the matter with the company."),
        FindingRule.NameTwice => new("Byt namn på den ena.", "Rename one of them."),
        FindingRule.Unowned => new("För över lösningen till en nämnd som finns.", "Transfer the solution to a board that exists."),
        FindingRule.EndPassed => new("Utred vad som ska ersätta lösningen, i första hand en gemensam.", "Investigate what is to replace the solution, a shared one first."),
        FindingRule.EndApproaching => new("Utred i tid om en gemensam lösning kan ta över.", "Investigate in time whether a shared solution can take over."),
        FindingRule.NoticePassed => new("Registrera uppsägning, förlängning eller utnyttjad option.", "Record termination, renewal or the exercise of an option."),
        FindingRule.DatesMissing => new("Registrera avtal och teknik med datum, eller att de saknas.", "Record contracts and technology with their dates, or that there are none."),
        FindingRule.SupplierInsolvent => new("Säkra driften och utred vad som ska ersätta lösningen.", "Secure the operation and investigate what is to replace the solution."),
        FindingRule.PredecessorDenied => new("Ange föregångaren, eller skilj lösningarna åt.", "Name the predecessor, or separate the solutions."),
        FindingRule.PredecessorRunsOn => new("Avveckla föregångaren, eller registrera när den slutar användas.", "Retire the predecessor, or record when its use ends."),
        FindingRule.SecurityGap => new("Höj skyddet och låt godkänna nivån, eller flytta informationen.", "Raise the protection and have the level approved, or move the information."),
        FindingRule.Unclassified => new("Registrera och klassa den information som hanteras.", "Record and classify the information that is handled."),
        FindingRule.Stale => new("Gå igenom uppgifterna och intyga dem.", "Go through what is on record and attest it."),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "There is no such rule."),
    };
}
