using System.Collections.Immutable;

namespace Architecture.Graph.Tests;

/// <summary>A model with a property of every type, indexed and not, and edges bound to kinds and free.</summary>
internal static class Town
{
    public static readonly NodeKind Thing = new("Thing");
    public static readonly Property<string?> Name = Thing.Text("name").Indexed();
    public static readonly Property<string?> Folded = Thing.Text("folded").Indexed();
    public static readonly Property<string?> Code = Thing.Text("code").Unique();
    public static readonly Property<ImmutableArray<string>> Terms = Thing.TextList("terms");
    public static readonly Property<long?> Size = Thing.Integer("size").Indexed();
    public static readonly Property<bool?> Open = Thing.Boolean("open");
    public static readonly Property<DateOnly?> Since = Thing.Date("since").Indexed();
    public static readonly Property<DateTimeOffset?> Seen = Thing.Instant("seen");
    public static readonly Property<string?> State = Thing.Text("state").Indexed().Projected();

    public static readonly NodeKind Place = new("Place");
    public static readonly Property<string?> Label = Place.Text("label");
    public static readonly Property<string?> PlaceFolded = Place.Text("folded");
    public static readonly Property<string?> PlaceCode = Place.Text("code");
    public static readonly Property<ImmutableArray<string>> PlaceTerms = Place.TextList("terms");
    public static readonly Property<long?> Floor = Place.Integer("floor").Projected();

    public static readonly EdgeKind Links = new("LINKS", Thing, Thing);
    public static readonly Property<long?> Weight = Links.Integer("weight");
    public static readonly Property<string?> Note = Links.Text("note");
    public static readonly EdgeKind At = new("AT", Thing, Place);
    public static readonly EdgeKind Any = new("ANY");

    public static readonly GraphModel Model = Build();

    public static NodeId Id(long number) => new((UInt128)(ulong)number * 0x9E37_79B9_7F4A_7C15UL << 17 | (UInt128)(ulong)number);

    public static Stamp Stamp(long sequence) => new(sequence, DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_000 + sequence * 1000));

    private static GraphModel Build()
    {
        Thing.SearchedBy(Folded, Terms, Code);
        Place.SearchedBy(PlaceFolded, PlaceTerms, PlaceCode);
        return new GraphModel(1, [Thing, Place], [Links, At, Any]);
    }
}
