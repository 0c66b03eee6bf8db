using System.Text.Json;

namespace DataProducts.Cedar;

/// <summary>Reads calls that make values: <c>{"fn", "arg" or "args"}</c>, below <c>__extn</c> or, where the type is known, by
/// itself.</summary>
internal static class ExtensionCallReader
{
    /// <summary>Reads a call whose arguments say themselves what they are.</summary>
    public static CedarValue Read(ref JsonCursor json) => Read(ref json, isTyped: false);

    /// <summary>Reads a call with or without its escape where the schema asks for its value; what stands beside it does not count, as in
    /// Cedar. The types of its arguments are known then too.</summary>
    public static CedarValue ReadImplicit(ref JsonCursor json) => Read(ref json, isTyped: true);

    public static CedarValue Construct(ref JsonCursor json, string name, params ReadOnlySpan<CedarValue> arguments)
    {
        var function = ExtensionJson.Function(ref json, name, arguments.Length);
        return ExtensionCalls.Apply(function, arguments, out var value) is { } error ? throw json.Fail(error) : value;
    }

    private static CedarValue Read(ref JsonCursor json, bool isTyped)
    {
        json.EnterObject(ExtensionJson.What);
        CedarValue? escaped = null;
        string? function = null;
        List<CedarValue>? arguments = null;
        while (json.NextField(out var name))
        {
            switch (name)
            {
                case ExtensionJson.Escape when escaped is null && isTyped: escaped = ReadImplicit(ref json); break;
                case "fn" when function is null: function = json.Text("a function's name"); break;
                case "arg" when arguments is null: arguments = [ReadArgument(ref json, isTyped)]; break;
                case "args" when arguments is null: arguments = ReadArguments(ref json, isTyped); break;
                case ExtensionJson.Escape or "fn" or "arg" or "args": throw json.Fail($"A call has {ExtensionJson.Fields}, each once.");
                default: json.Skip(); break;
            }
        }

        if (escaped is { } value)
        {
            return value;
        }

        if (function is null || arguments is null)
        {
            throw json.Fail($"A call has {ExtensionJson.Fields}.");
        }

        for (var i = 0; isTyped && i < arguments.Count; i++)
        {
            arguments[i] = Convert(ref json, arguments[i], function, i);
        }

        return Construct(ref json, function, [.. arguments]);
    }

    private static List<CedarValue> ReadArguments(ref JsonCursor json, bool isTyped)
    {
        var arguments = new List<CedarValue>();
        json.EnterArray("arguments");
        while (json.NextItem())
        {
            arguments.Add(ReadArgument(ref json, isTyped));
        }

        return arguments;
    }

    private static CedarValue ReadArgument(ref JsonCursor json, bool isTyped) =>
        isTyped && json.Kind == JsonTokenType.StartObject ? ReadImplicit(ref json) : EntityValueReader.Read(ref json, null);

    private static CedarValue Convert(ref JsonCursor json, CedarValue argument, string function, int index)
    {
        var parameters = ExtensionFunction.Find(function)?.Parameters ?? [];
        var constructor = (index < parameters.Count ? parameters[index] : CedarKind.String) switch
        {
            CedarKind.Decimal => "decimal",
            CedarKind.DateTime => "datetime",
            CedarKind.Duration => "duration",
            CedarKind.IpAddress => "ip",
            _ => null,
        };
        return argument.Kind == CedarKind.String && constructor is not null ? Construct(ref json, constructor, argument) : argument;
    }
}
