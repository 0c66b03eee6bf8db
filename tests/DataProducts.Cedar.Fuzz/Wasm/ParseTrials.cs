namespace DataProducts.Cedar.Fuzz;

/// <summary>Is a text or are data accepted by both, or refused by both?</summary>
internal static class ParseTrials
{
    public static Trial Schema(string text) => new(
        [OracleCall.Of("checkParseSchema", OracleCall.Quote(text))],
        answers => Compare("schema", Refusal(() => CedarSchema.Parse(text, "fuzz.cedarschema")), answers[0]),
        () => text)
    {
        Smaller = () => Lines(text).Select(Schema),
    };

    /// <summary>Is a policy text that may be broken accepted?</summary>
    public static Trial Policies(string text) => new(
        [OracleCall.Of("checkParsePolicySet", $"{{\"staticPolicies\":{OracleCall.Quote(text)}}}")],
        answers => Compare("parse", Refusal(() => NoTemplates(PolicySet.Parse(text, "fuzz.cedar"))), answers[0]),
        () => text)
    {
        Smaller = () => Lines(text).Select(Policies),
    };

    public static Trial Entities(FuzzWorld world, System.Text.Json.Nodes.JsonArray entities, bool withSchema)
    {
        var json = OracleCall.Text(entities);
        var schema = withSchema ? world.Schema : null;
        return new(
            [OracleCall.Of("checkParseEntities", $"{{\"entities\":{json}{(withSchema ? $",\"schema\":{OracleCall.Quote(world.SchemaText)}" : "")}}}")],
            answers => Compare("entities", Refusal(() => Loading.Load(json, schema)), answers[0]),
            () => $"{(withSchema ? world.SchemaText : "without a schema")}\n{json}")
        {
            Smaller = () => Enumerable.Range(0, entities.Count).Select(index =>
            {
                var fewer = (System.Text.Json.Nodes.JsonArray)entities.DeepClone();
                fewer.RemoveAt(index);
                return Entities(world, fewer, withSchema);
            }),
        };
    }

    // cedar-wasm takes templates separately, and refuses one among the static policies.
    private static void NoTemplates(PolicySet set)
    {
        if (!set.Templates.IsEmpty)
        {
            throw new CedarSyntaxException([new(CedarCodes.UnlinkedTemplate, "", 0, 0, "A template.")]);
        }
    }

    private static string? Refusal(Action read)
    {
        try
        {
            read();
            return null;
        }
        catch (CedarException refusal)
        {
            return refusal.Message;
        }
    }

    private static string? Compare(string kind, string? refusal, System.Text.Json.JsonElement answer) =>
        refusal is null == Answer.IsSuccess(answer) ? null
            : $"{kind}{(refusal is null ? "-too-weak" : "-too-strict")}: ours: {refusal ?? "accepted"}; Cedar: {Answer.Errors(answer)}";

    private static IEnumerable<string> Lines(string text)
    {
        var lines = text.Split('\n');
        return lines.Length < 2 ? [] : lines.Select((_, index) => string.Join('\n', lines.Where((_, other) => other != index)));
    }
}
