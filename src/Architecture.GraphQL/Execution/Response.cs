using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Execution;

/// <summary>The response of one operation while it is written: the JSON so far, where in it we are, and the errors met.</summary>
internal sealed class Response(ResultWriter json, FieldContexts contexts, object? scope)
{
    private PlannedField?[] fields = new PlannedField?[16];
    private int[] indexes = new int[16];
    private int depth;

    public ResultWriter Json { get; } = json;

    public FieldContexts Contexts { get; } = contexts;

    /// <summary>The scope at hand.</summary>
    public object? Scope { get; set; } = scope;

    public List<GraphQLError> Errors { get; } = [];

    /// <summary>Goes one step deeper into the response.</summary>
    public void Push()
    {
        if (++depth < fields.Length) return;
        Array.Resize(ref fields, depth * 2);
        Array.Resize(ref indexes, depth * 2);
    }

    public void Pop() => depth--;

    public void At(int index)
    {
        fields[depth] = null;
        indexes[depth] = index;
    }

    public void At(PlannedField field) => fields[depth] = field;

    /// <summary>Sets the scope and returns the one that was.</summary>
    public object? EnterScope(object? opened)
    {
        var outer = Scope;
        Scope = opened;
        return outer;
    }

    /// <summary>Records a field error; writes null where the position allows it, else returns false.</summary>
    public bool Fail(Failure failure, PlannedField field, bool nonNull)
    {
        Errors.Add(new(failure.Message)
        {
            Code = failure.Code,
            Extensions = failure.Extensions,
            Locations = failure.Location is { } location ? [location] : field.Locations,
            Path = Path(),
        });
        if (nonNull) return false;
        Json.WriteNull();
        return true;
    }

    /// <summary>ExecuteSelectionSet's result map (specification 6.3), read and held values alike.</summary>
    public bool WriteObject(object source, SelectionPlan plan, HeldObject? held)
    {
        Json.WriteByte((byte)'{');
        Push();
        var list = plan.Fields;
        for (var index = 0; index < list.Length; index++)
        {
            var field = list[index];
            Json.WriteRaw(index == 0 ? field.FirstKey : field.NextKey);
            At(field);
            if (WriteField(source, field, held)) continue;
            Pop();
            return false;
        }
        Pop();
        Json.WriteByte((byte)'}');
        return true;
    }

    public bool WriteField(object source, PlannedField field, HeldObject? held) =>
        field.Authorizations is not null && Contexts.Request.Refusal(field) is { } refusal ? Fail(refusal, field, field.Definition.Type is NonNullType)
        : field.Slot < 0 ? field.Binding.Write(source, field, this) : field.Binding.Completion.WriteHeld(held!.Held[field.Slot], field, this);

    private object[] Path()
    {
        var path = new object[depth];
        for (var step = 1; step <= depth; step++)
            path[step - 1] = fields[step] is { } field ? field.ResponseName : indexes[step];
        return path;
    }
}
