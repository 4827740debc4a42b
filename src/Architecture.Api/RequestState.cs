using Architecture.GraphQL;
using Architecture.GraphQL.Execution;
using Architecture.Registry;
using Architecture.Registry.Access;

namespace Architecture.Api;

/// <summary>What belongs to one request: who asks, in which language, and which moments of the journal were read.</summary>
/// <param name="actor">Null when nobody has been authenticated.</param>
/// <param name="language">Language of messages.</param>
public sealed class RequestState(Actor? actor, Language language)
{
    private readonly Lock _reading = new();
    private readonly HashSet<RegistryReader> _readers = [];

    public Actor? Actor { get; } = actor;
    public Language Language { get; } = language;

    internal void Read(RegistryReader reader)
    {
        lock (_reading) _readers.Add(reader);
    }

    /// <summary>The next response of a subscription begins: it tells of its own moments only.</summary>
    internal void BeginResponse()
    {
        lock (_reading) _readers.Clear();
    }

    /// <summary>The response's <c>extensions</c>: which moments it stems from.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions()
    {
        lock (_reading)
        {
            if (_readers.Count == 0) return null;
            var ranges = _readers.Select(reader => reader.View.Read).ToList();
            return new Dictionary<string, object?>
            {
                ["sequence"] = new Dictionary<string, object?>
                {
                    ["from"] = ranges.Min(range => range.From),
                    ["to"] = ranges.Max(range => range.To),
                },
            };
        }
    }
}

/// <summary>How resolvers reach the request.</summary>
internal static class FieldContextReading
{
    public static RequestState State(this FieldContext context) => context.StateAs<RequestState>();

    /// <summary>Who asks.</summary>
    /// <exception cref="GraphQLException">Nobody has been authenticated.</exception>
    public static Actor Actor(this FieldContext context) => context.State().Actor ?? throw new GraphQLException(
        context.State().Language == Language.English
            ? "You are not signed in. Send an Authorization header; in demonstration mode `Authorization: Demo <user>`."
            : "Du är inte inloggad. Skicka ett Authorization-huvud; i demonstrationsläge `Authorization: Demo <användare>`.",
        ErrorTexts.NotAuthenticated);

    /// <summary>The view that the field is read in.</summary>
    public static RegistryReader Reader(this FieldContext context)
    {
        context.Actor();
        var reader = context.ScopeAs<RegistryReader>();
        context.State().Read(reader);
        return reader;
    }

    /// <summary>States that the request also reads from this view.</summary>
    public static RegistryReader Reading(this FieldContext context, RegistryReader reader)
    {
        context.State().Read(reader);
        return reader;
    }

    /// <summary>A refusal of a query's own arguments, as an error at the field.</summary>
    public static GraphQLException Error(this FieldContext context, Refusal refusal) =>
        new(refusal.Message.In(context.State().Language), refusal.Code);
}

/// <summary>Codes of top-level errors that are the API's own.</summary>
public static class ErrorTexts
{
    public const string NotAuthenticated = "AUTH_NOT_AUTHENTICATED";
    public const string StoreUnavailable = "STORE_UNAVAILABLE";
    public const string MomentNotReached = "MOMENT_NOT_REACHED";
}
