namespace Architecture.GraphQL.Language;

/// <summary>How a document writes a type: <c>Name</c>, <c>[Type]</c> or <c>Type!</c> (specification 2.12).</summary>
public abstract class TypeReference(Span span) : Node(span)
{
    /// <summary>The name inside all brackets and exclamation marks.</summary>
    public NamedTypeReference Named
    {
        get
        {
            var type = this;
            while (true)
            {
                switch (type)
                {
                    case NamedTypeReference named: return named;
                    case ListTypeReference list: type = list.OfType; break;
                    case NonNullTypeReference nonNull: type = nonNull.OfType; break;
                    default: throw new InvalidOperationException("A type reference is a name, a list or a non-null type.");
                }
            }
        }
    }
}

public sealed class NamedTypeReference(Span span, Name name) : TypeReference(span)
{
    public Name Name { get; } = name;

    public override string ToString() => Name.Value;
}

public sealed class ListTypeReference(Span span, TypeReference ofType) : TypeReference(span)
{
    public TypeReference OfType { get; } = ofType;

    public override string ToString() => $"[{OfType}]";
}

public sealed class NonNullTypeReference(Span span, TypeReference ofType) : TypeReference(span)
{
    public TypeReference OfType { get; } = ofType;

    public override string ToString() => $"{OfType}!";
}
