using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace DataProducts.Cedar;

/// <summary>Reads <c>Value</c> of policy JSON: a constant, with <c>__entity</c> and <c>__extn</c> for what JSON has no form for. The result
/// is the expression that the text of the policy would be parsed to, so a call stays a call.</summary>
internal static class ValueJsonReader
{
    public static CedarExpr Read(ref JsonCursor json)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw json.TooDeep();
        }

        var start = json.Here;
        switch (json.Kind)
        {
            case JsonTokenType.True or JsonTokenType.False: return Literal(ref json, start, CedarValue.Of(json.Kind == JsonTokenType.True));
            case JsonTokenType.Number: return Literal(ref json, start, CedarValue.Of(json.Integer()));
            case JsonTokenType.String: return Literal(ref json, start, CedarValue.Of(json.Text("a value")));
            case JsonTokenType.StartArray: return ReadSet(ref json, start);
            case JsonTokenType.StartObject: return ReadObject(ref json, start);
            default: throw json.Fail("Cedar has no null.");
        }
    }

    private static LiteralExpr Literal(ref JsonCursor json, SourceSpan start, CedarValue value) => new(json.Since(start), value);

    private static SetExpr ReadSet(ref JsonCursor json, SourceSpan start)
    {
        var elements = ReadList(ref json);
        return new(json.Since(start), elements);
    }

    private static ImmutableArray<CedarExpr> ReadList(ref JsonCursor json)
    {
        var items = ImmutableArray.CreateBuilder<CedarExpr>();
        json.EnterArray("values");
        while (json.NextItem())
        {
            items.Add(Read(ref json));
        }

        return items.ToImmutable();
    }

    private static CedarExpr ReadObject(ref JsonCursor json, SourceSpan start)
    {
        json.EnterObject("a value");
        if (!json.NextField(out var name))
        {
            return new RecordExpr(json.Since(start), [], []);
        }

        if (name is not (UidJson.Escape or ExtensionJson.Escape))
        {
            return ReadRecord(ref json, name, start);
        }

        CedarExpr value = name == UidJson.Escape
            ? new LiteralExpr(json.Since(start), CedarValue.Of(UidJson.ReadPlain(ref json))) : ReadCall(ref json, start);
        return json.NextField(out _) ? throw json.Fail($"Nothing stands beside '{name}'.") : value;
    }

    private static RecordExpr ReadRecord(ref JsonCursor json, string name, SourceSpan start)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        var values = ImmutableArray.CreateBuilder<CedarExpr>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        do
        {
            if (!known.Add(name) || ExtensionJson.IsEscape(name))
            {
                throw json.Fail("The record names one field twice, or an escape beside others.");
            }

            names.Add(name);
            values.Add(Read(ref json));
        }
        while (json.NextField(out name));

        return new(json.Since(start), names.ToImmutable(), values.ToImmutable());
    }

    private static CallExpr ReadCall(ref JsonCursor json, SourceSpan start)
    {
        string? function = null;
        ImmutableArray<CedarExpr>? arguments = null;
        json.EnterObject(ExtensionJson.What);
        while (json.NextField(out var name))
        {
            switch (name)
            {
                case "fn" when function is null: function = json.Text("a function's name"); break;
                case "arg" when arguments is null: arguments = [Read(ref json)]; break;
                case "args" when arguments is null: arguments = ReadList(ref json); break;
                default: throw json.UnexpectedField("A call", ExtensionJson.Fields);
            }
        }

        if (function is null || arguments is not { } given)
        {
            throw json.Fail($"A call has {ExtensionJson.Fields}.");
        }

        var known = ExtensionJson.Function(ref json, function, given.Length);
        return new(json.Since(start), known, given);
    }
}
