using System.Collections.Immutable;
using Architecture.Registry.ParallelSolutions;

namespace Architecture.Registry.Tests.Estates;

/// <summary>The words with which a table of cases is written: <c>Shared("Bygglov", All)</c>, <c>Local("Bygglov/Klagan")</c>.</summary>
public static class Telling
{
    public static readonly AudienceStory All = new(All: true, []);

    public static AudienceStory Only(params ImmutableArray<string> codes) => new(All: false, codes);

    /// <summary>The bare estate with one shared solution, code G.</summary>
    public static Estate Shared(string function, AudienceStory audience, Extent extent = Extent.Full) => Estate.Bare.Shared(function, audience, extent);

    public static Estate Shared(this Estate estate, string function, AudienceStory audience, Extent extent = Extent.Full, string code = "G") =>
        estate.With(new SharedStory(code, [new ClaimStory(function, extent)], audience));

    /// <summary>A solution of BRO's, for BRO.</summary>
    public static LocalStory Local(string function) => new([new ClaimStory(function)], Only("BRO"));
}
