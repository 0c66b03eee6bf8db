using System.Text.Json;
using DataProducts.Cedar;

namespace DataProducts.Cli.Cedar;

/// <summary>Reads the links of templates as Cedar's own command line keeps them, and as its policy sets in JSON do.</summary>
internal static class LinkFile
{
    /// <summary>Adds the links to a set.</summary>
    /// <exception cref="CedarDataException">The file is no list of links, or one does not fit its template.</exception>
    public static PolicySet Apply(PolicySet policies, SourceFile file) => JsonFields.Read(file.Text, file.Path, CedarCodes.PolicySet, root =>
    {
        if (root.ValueKind != JsonValueKind.Array)
        {
            throw Wrong(file, "Links are a JSON list.");
        }

        var links = new List<TemplateLink>();
        foreach (var link in root.EnumerateArray())
        {
            JsonFields.Allow(link, file.Path, CedarCodes.PolicySet, "template_id", "link_id", "args", "templateId", "newId", "values");
            if (JsonFields.Find(link, "template_id", "templateId") is not { ValueKind: JsonValueKind.String } template
                || JsonFields.Find(link, "link_id", "newId") is not { ValueKind: JsonValueKind.String } id
                || JsonFields.Find(link, "args", "values") is not { ValueKind: JsonValueKind.Object } values)
            {
                throw Wrong(file, "A link is an object with 'template_id', 'link_id' and 'args'.");
            }

            var filled = values.EnumerateObject().ToDictionary(
                one => SlotOf(one.Name, file), one => JsonFields.Entity(one.Value, file.Path, CedarCodes.PolicySet));
            links.Add(new(template.GetString()!, id.GetString()!, filled));
        }

        return Placed.At(file.Path, () => policies.Link(links));
    });

    private static CedarSlot SlotOf(string name, SourceFile file) => name switch
    {
        "?principal" => CedarSlot.Principal,
        "?resource" => CedarSlot.Resource,
        _ => throw Wrong(file, $"There is no slot '{name}'; there are ?principal and ?resource."),
    };

    private static CedarDataException Wrong(SourceFile file, string message) => JsonFields.Wrong(file.Path, CedarCodes.PolicySet, message);
}
