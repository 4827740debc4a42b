using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Execution;

/// <summary>Writes a response's errors (specification 7.1.6).</summary>
internal static class ErrorWriter
{
    public static void Write(IReadOnlyList<GraphQLError> errors, ResultWriter writer)
    {
        writer.WriteByte((byte)'[');
        for (var index = 0; index < errors.Count; index++)
        {
            if (index > 0) writer.WriteByte((byte)',');
            Write(errors[index], writer);
        }
        writer.WriteByte((byte)']');
    }

    public static void Write(GraphQLError error, ResultWriter writer)
    {
        writer.WriteRaw("{\"message\":"u8);
        writer.WriteString(error.Message);
        if (error.Locations.Count > 0) WriteLocations(error, writer);
        if (error.Path is { } path)
        {
            writer.WriteRaw(",\"path\":"u8);
            AnyScalar.Write(path, writer);
        }
        WriteExtensions(error, writer);
        writer.WriteByte((byte)'}');
    }

    private static void WriteLocations(GraphQLError error, ResultWriter writer)
    {
        writer.WriteRaw(",\"locations\":["u8);
        for (var index = 0; index < error.Locations.Count; index++)
        {
            writer.WriteRaw(index == 0 ? "{\"line\":"u8 : ",{\"line\":"u8);
            writer.WriteNumber(error.Locations[index].Line);
            writer.WriteRaw(",\"column\":"u8);
            writer.WriteNumber(error.Locations[index].Column);
            writer.WriteByte((byte)'}');
        }
        writer.WriteByte((byte)']');
    }

    private static void WriteExtensions(GraphQLError error, ResultWriter writer)
    {
        if (error.Code is null && error.Extensions is not { Count: > 0 }) return;
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (error.Code is not null) extensions.Add("code", error.Code);
        foreach (var (name, value) in error.Extensions ?? new Dictionary<string, object?>(StringComparer.Ordinal)) extensions[name] = value;
        writer.WriteRaw(",\"extensions\":"u8);
        if (!AnyScalar.Write(extensions, writer)) writer.WriteNull();
    }
}
