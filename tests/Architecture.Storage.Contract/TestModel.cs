using System.Collections.Immutable;
using Architecture.Graph;

namespace Architecture.Storage.Contract;

/// <summary>A small model of the contract's own: every type of value, indexed and not, searched, unique and projected.</summary>
public sealed class TestModel
{
    public TestModel(int version = 1, bool withLater = false)
    {
        Thing = new NodeKind("Thing");
        Name = Thing.Text("name").Indexed();
        Folded = Thing.Text("folded").Indexed();
        Terms = Thing.TextList("terms");
        Code = Thing.Text("code").Unique();
        Size = Thing.Integer("size").Indexed();
        Weight = Thing.Integer("weight");
        Active = Thing.Boolean("active");
        Grade = Thing.Enum<Grade>("grade");
        Since = Thing.Date("since").Indexed();
        Seen = Thing.Instant("seen");
        Tags = Thing.TextList("tags");
        EndsOn = Thing.Date("endsOn").Indexed().Projected();
        Thing.SearchedBy(Folded, Terms, Code);
        Group = new NodeKind("Group");
        Title = Group.Text("title").Indexed();
        DependsOn = new EdgeKind("DEPENDS_ON", Thing, Thing);
        Strength = DependsOn.Integer("strength");
        MemberOf = new EdgeKind("MEMBER_OF", Thing, Group);
        var nodes = new List<NodeKind> { Thing, Group };
        var edges = new List<EdgeKind> { DependsOn, MemberOf };
        if (withLater)
        {
            Later = Thing.Text("later").Indexed();
            Note = new NodeKind("Note");
            Note.Text("text");
            About = new EdgeKind("ABOUT", Note, Thing);
            nodes.Add(Note);
            edges.Add(About);
        }
        Graph = new GraphModel(version, nodes, edges);
    }

    public GraphModel Graph { get; }
    public NodeKind Thing { get; }
    public Property<string?> Name { get; }
    public Property<string?> Folded { get; }
    public Property<ImmutableArray<string>> Terms { get; }
    public Property<string?> Code { get; }
    public Property<long?> Size { get; }
    public Property<long?> Weight { get; }
    public Property<bool?> Active { get; }
    public Property<Grade?> Grade { get; }
    public Property<DateOnly?> Since { get; }
    public Property<DateTimeOffset?> Seen { get; }
    public Property<ImmutableArray<string>> Tags { get; }
    public Property<DateOnly?> EndsOn { get; }
    public NodeKind Group { get; }
    public Property<string?> Title { get; }
    public EdgeKind DependsOn { get; }
    public Property<long?> Strength { get; }
    public EdgeKind MemberOf { get; }
    public Property<string?>? Later { get; }
    public NodeKind? Note { get; }
    public EdgeKind? About { get; }
}

/// <summary>Members whose names differ in more than their first letter's case.</summary>
public enum Grade
{
    Plain,
    TopMost,
}
