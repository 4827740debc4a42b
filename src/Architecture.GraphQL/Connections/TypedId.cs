namespace Architecture.GraphQL.Connections;

/// <summary>Opaque ids that know the type of what they name: <c>board_42</c>. Another type's id can be told and refused.</summary>
public static class TypedId
{
    /// <summary>An id.</summary>
    /// <param name="tag">What the type is called in ids; stays the same whatever happens to the type's name.</param>
    /// <param name="key">Whatever finds the record again; without an underscore.</param>
    public static string Write(string tag, string key) => tag.Length > 0 && key.Length > 0 && !key.Contains('_', StringComparison.Ordinal)
        ? $"{tag}_{key}"
        : throw new ArgumentException($"\"{tag}\" and \"{key}\" make no id: both are needed, and a key has no underscore.");

    /// <summary>False when the text is no id.</summary>
    public static bool TryRead(string id, out string tag, out string key)
    {
        var split = id.LastIndexOf('_');
        var read = split > 0 && split < id.Length - 1;
        (tag, key) = read ? (id[..split], id[(split + 1)..]) : ("", "");
        return read;
    }

    /// <summary>The key inside an id of one type.</summary>
    /// <exception cref="GraphQLException">ID_INVALID: the text is no id, or names something of another type.</exception>
    public static string Read(string id, string tag) =>
        !TryRead(id, out var found, out var key) ? throw new GraphQLException($"\"{id}\" is not an id.", ErrorCodes.IdInvalid)
        : found != tag ? throw new GraphQLException($"\"{id}\" is the id of a {found}, not of a {tag}.", ErrorCodes.IdInvalid)
        : key;
}
