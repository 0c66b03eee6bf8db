using System.Text.Json;

namespace DataProducts.Cedar;

/// <summary>Reads and writes a set of policies: <c>{staticPolicies, templates, templateLinks}</c>, the first two by id.</summary>
internal static class PolicySetJson
{
    public static PolicySet Read(ref JsonCursor json)
    {
        List<Policy>? policies = null;
        List<Policy>? templates = null;
        List<TemplateLink>? links = null;
        json.EnterObject("a set of policies");
        while (json.NextField(out var name))
        {
            switch (name)
            {
                case "staticPolicies" when policies is null: policies = ReadPolicies(ref json, areTemplates: false); break;
                case "templates" when templates is null: templates = ReadPolicies(ref json, areTemplates: true); break;
                case "templateLinks" when links is null: links = ReadLinks(ref json); break;
                default: throw json.UnexpectedField("A set of policies", "staticPolicies, templates and templateLinks");
            }
        }

        return PolicySet.Of([.. policies ?? [], .. templates ?? []]).Link(links ?? []);
    }

    public static void Write(Utf8JsonWriter to, PolicySet set)
    {
        to.WriteStartObject();
        to.WriteStartObject("staticPolicies");
        foreach (var policy in set.Policies.Where(policy => policy.TemplateId is null))
        {
            to.WritePropertyName(policy.Id);
            PolicyJsonWriter.Write(to, policy);
        }

        to.WriteEndObject();
        to.WriteStartObject("templates");
        foreach (var template in set.Templates)
        {
            to.WritePropertyName(template.Id);
            PolicyJsonWriter.Write(to, template.Body);
        }

        to.WriteEndObject();
        to.WriteStartArray("templateLinks");
        foreach (var policy in set.Policies)
        {
            WriteLink(to, policy);
        }

        to.WriteEndArray();
        to.WriteEndObject();
    }

    private static void WriteLink(Utf8JsonWriter to, Policy policy)
    {
        if (policy.TemplateId is not { } template)
        {
            return;
        }

        to.WriteStartObject();
        to.WriteString("templateId", template);
        to.WriteString("newId", policy.Id);
        to.WriteStartObject("values");
        foreach (var (slot, uid) in policy.SlotValues)
        {
            to.WritePropertyName(SlotNames.Of(slot));
            UidJson.Write(to, uid);
        }

        to.WriteEndObject();
        to.WriteEndObject();
    }

    private static List<Policy> ReadPolicies(ref JsonCursor json, bool areTemplates)
    {
        var policies = new List<Policy>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        json.EnterObject("policies by their ids");
        while (json.NextField(out var id))
        {
            if (!ids.Add(id))
            {
                throw json.Fail("The id stands twice.");
            }

            var policy = PolicyJsonReader.Read(ref json);
            policies.Add(policy.IsTemplate == areTemplates ? policy.WithGivenId(id) : throw json.Fail(
                areTemplates ? "A template has a slot; this is a static policy." : "A static policy has no slot; this is a template."));
        }

        return policies;
    }

    private static List<TemplateLink> ReadLinks(ref JsonCursor json)
    {
        var links = new List<TemplateLink>();
        json.EnterArray("links of templates");
        while (json.NextItem())
        {
            links.Add(ReadLink(ref json));
        }

        return links;
    }

    private static TemplateLink ReadLink(ref JsonCursor json)
    {
        string? template = null;
        string? id = null;
        Dictionary<CedarSlot, EntityUid>? values = null;
        json.EnterObject("a link");
        while (json.NextField(out var name))
        {
            switch (name)
            {
                case "templateId" when template is null: template = json.Text("a template's id"); break;
                case "newId" when id is null: id = json.Text("the link's id"); break;
                case "values" when values is null: values = ReadValues(ref json); break;
                default: throw json.UnexpectedField("A link", "templateId, newId and values");
            }
        }

        return template is not null && id is not null && values is not null
            ? new(template, id, values) : throw json.Fail("A link has a templateId, a newId and values.");
    }

    private static Dictionary<CedarSlot, EntityUid> ReadValues(ref JsonCursor json)
    {
        var values = new Dictionary<CedarSlot, EntityUid>();
        json.EnterObject("the entities of slots");
        while (json.NextField(out var name))
        {
            var slot = SlotNames.Find(name) ?? throw json.Fail("There is no such slot.", "Slots are ?principal and ?resource.");
            if (!values.TryAdd(slot, UidJson.Read(ref json)))
            {
                throw json.Fail("The slot stands twice.");
            }
        }

        return values;
    }
}
