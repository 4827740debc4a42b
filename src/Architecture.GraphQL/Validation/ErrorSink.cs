using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Validation;

/// <summary>Collects what the rules find and gives it back in the order in which one walk through the document meets it.</summary>
/// <remarks>Rules run one after the other; a reader expects errors from the top of the document to its end. So each error carries the
/// moment of the walk that it belongs to, and at one moment the rules' own order decides.</remarks>
internal sealed class ErrorSink(ValidationLimits limits)
{
    private readonly List<Finding> findings = [];
    private int rule;
    private int foundByRule;
    private GraphQLError? abortion;

    /// <summary>True when the rule that is running need not look further: what it would still find is cut off anyway.</summary>
    public bool IsFull => foundByRule > limits.MaxErrors || abortion is not null;

    public bool IsAborted => abortion is not null;

    public void BeginRule(int order)
    {
        rule = order;
        foundByRule = 0;
    }

    /// <param name="moment">The moment of the walk that the error belongs to.</param>
    /// <param name="message">For a developer; says what and where, never what might have been meant.</param>
    /// <param name="nodes">The nodes to blame, in the order in which their locations are reported.</param>
    public void Add(int moment, string message, params ReadOnlySpan<Node> nodes)
    {
        var locations = new Location[nodes.Length];
        for (var index = 0; index < nodes.Length; index++) locations[index] = nodes[index].Location;
        Add(moment, message, locations);
    }

    public void Add(int moment, string message, IReadOnlyList<Location> locations)
    {
        foundByRule++;
        findings.Add(new(moment, rule, new(message) { Locations = locations, Code = ErrorCodes.Validation }));
    }

    /// <summary>Ends validation: the document asks for more work than the limits allow.</summary>
    public void Abort(string message) => abortion ??= new(message) { Code = ErrorCodes.LimitExceeded };

    public IReadOnlyList<GraphQLError> ToList()
    {
        var ordered = findings.OrderBy(finding => (finding.Moment, finding.Rule));   // stable: what one rule says of one moment stays in order
        var errors = ordered.Take(limits.MaxErrors).Select(finding => finding.Error).ToList();
        if (findings.Count > limits.MaxErrors)
            errors.Add(new("Too many validation errors; validation ended.") { Code = ErrorCodes.Validation });
        if (abortion is not null) errors.Add(abortion);
        return errors;
    }

    private readonly record struct Finding(int Moment, int Rule, GraphQLError Error);
}
