using System.Text.Json;

namespace DataProducts.Cedar;

/// <summary>Writes policies as policy JSON, as Cedar's own tools do.</summary>
internal static class PolicyJsonWriter
{
    public static void Write(Utf8JsonWriter to, Policy policy)
    {
        to.WriteStartObject();
        to.WriteString("effect", policy.Effect == PolicyEffect.Permit ? "permit" : "forbid");
        ScopeJson.Write(to, "principal", policy.Principal);
        ScopeJson.Write(to, "action", policy.Action);
        ScopeJson.Write(to, "resource", policy.Resource);
        to.WriteStartArray("conditions");
        foreach (var condition in policy.Conditions)
        {
            to.WriteStartObject();
            to.WriteString("kind", condition.IsUnless ? "unless" : "when");
            to.WritePropertyName("body");
            ExprJsonWriter.Write(to, condition.Body);
            to.WriteEndObject();
        }

        to.WriteEndArray();
        AnnotationJson.Write(to, policy.Annotations, policy.BareAnnotations);
        to.WriteEndObject();
    }
}
