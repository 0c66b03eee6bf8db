namespace DataProducts.Cedar.Fuzz;

/// <summary>Writes policy sets in the form that cedar-wasm takes: texts by id, templates apart, links.</summary>
internal static class PolicySetJson
{
    public static string Write(IReadOnlyList<(string Prefix, PolicySetSource Source)> sets)
    {
        var all = sets.SelectMany(set => set.Source.Policies.Select((policy, index) => (Id: $"{set.Prefix}policy{index}", Policy: policy))).ToList();
        var links = sets.SelectMany(set => set.Source.Links.Select(link => Link(set.Prefix, link)));
        return $"{{\"staticPolicies\":{Texts(all.Where(one => !one.Policy.IsTemplate))},\"templates\":{Texts(all.Where(one => one.Policy.IsTemplate))},"
            + $"\"templateLinks\":[{string.Join(',', links)}]}}";
    }

    private static string Texts(IEnumerable<(string Id, PolicySource Policy)> policies) =>
        $"{{{string.Join(',', policies.Select(one => $"\"{one.Id}\":{OracleCall.Quote(one.Policy.ToString())}"))}}}";

    private static string Link(string prefix, LinkSource link)
    {
        var values = link.Values.Select(value =>
            $"\"?{(value.Key == CedarSlot.Principal ? "principal" : "resource")}\":{OracleCall.Text(JsonValueGenerator.Uid(value.Value))}");
        return $"{{\"templateId\":\"{prefix}policy{link.Template}\",\"newId\":\"{prefix}{link.Id}\",\"values\":{{{string.Join(',', values)}}}}}";
    }
}
