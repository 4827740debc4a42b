using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Validation.Merging;

/// <summary>The part of SameResponseShape (specification 5.3.2) that looks at two types alone.</summary>
internal static class ResponseShape
{
    /// <summary>True when values of the two types cannot stand in one entry of a response: another wrapping, or not one and the same leaf.</summary>
    public static bool Differs(SchemaType first, SchemaType second) => (first, second) switch
    {
        (ListType one, ListType other) => Differs(one.OfType, other.OfType),
        (ListType, _) or (_, ListType) => true,
        (NonNullType one, NonNullType other) => Differs(one.OfType, other.OfType),
        (NonNullType, _) or (_, NonNullType) => true,
        _ => (first.IsLeaf || second.IsLeaf) && !ReferenceEquals(first, second),
    };
}
