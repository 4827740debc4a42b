using Architecture.GraphQL.Http;
using Architecture.Registry.Access;

namespace Architecture.Server.SignIn;

/// <summary>Who is asking.</summary>
/// <param name="Actor">The actor.</param>
/// <param name="Ends">When the credentials end; null: not by themselves.</param>
internal sealed record SignedIn(Actor Actor, AccessEnd? Ends);
