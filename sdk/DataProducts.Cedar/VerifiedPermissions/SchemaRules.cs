using System.Text;
using System.Text.Json;

namespace DataProducts.Cedar;

/// <summary>What the service asks of a schema's JSON: one namespace with a name that it takes, no empty key, and its size.</summary>
internal static class SchemaRules
{
    // Cedar's own schema parser bounds depth far lower; deeper JSON is no schema.
    private const int MaxDepth = 512;

    private static readonly string[] ReservedWords = ["aws", "amazon", "cedar"];

    public static void Check(string json, string path, List<CedarDiagnostic> found)
    {
        var bytes = Encoding.UTF8.GetByteCount(json);
        if (bytes > VerifiedPermissionsLimits.SchemaBytes)
        {
            found.Add(new(VerifiedPermissionsCodes.SchemaSize, path, 1, 1,
                FormattableString.Invariant($"The schema is {bytes:N0} bytes of JSON; the service takes {VerifiedPermissionsLimits.SchemaBytes:N0}.")));
        }

        try
        {
            using var document = JsonDocument.Parse(json, new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new JsonException();
            }

            CheckNamespaces(document.RootElement, path, found);
            if (HasEmptyKey(document.RootElement))
            {
                found.Add(new(VerifiedPermissionsCodes.EmptyKey, path, 1, 1,
                    "A key of the schema is empty, such as an attribute's or an action's name.", "Cedar takes it, the service does not."));
            }
        }
        catch (JsonException)
        {
            found.Add(new(CedarCodes.Syntax, path, 1, 1, "The schema is no JSON object."));
        }
    }

    private static void CheckNamespaces(JsonElement schema, string path, List<CedarDiagnostic> found)
    {
        var names = schema.EnumerateObject().Select(one => one.Name).ToList();
        if (names.Count != 1)
        {
            var which = names.Count == 0 ? "none" : string.Join(", ", names.Select(name => CedarText.Quote(name)));
            found.Add(new(VerifiedPermissionsCodes.Namespaces, path, 1, 1, $"The schema must have one namespace; it has {which}."));
        }

        foreach (var name in names)
        {
            CheckName(name, path, found);
        }
    }

    private static void CheckName(string name, string path, List<CedarDiagnostic> found)
    {
        void Add(string message, bool warns = false) =>
            found.Add(new(VerifiedPermissionsCodes.NamespaceName, path, 1, 1, message) { IsWarning = warns });

        if (name.Length == 0)
        {
            Add("The namespace has no name.");
            return;
        }

        if (name.Length > VerifiedPermissionsLimits.Namespace)
        {
            Add($"The namespace is {name.Length} characters long; the service takes {VerifiedPermissionsLimits.Namespace}.");
        }

        // The documentation says "includes", and not of what: the likely readings are errors, the widest one warns.
        var isReserved = Array.Exists(ReservedWords, word => name.StartsWith(word, StringComparison.OrdinalIgnoreCase)
            || name.Split("::").Contains(word, StringComparer.OrdinalIgnoreCase));
        if (isReserved)
        {
            Add($"The namespace '{name}' is reserved: none may be or begin with aws, amazon or cedar.");
        }
        else if (Array.Exists(ReservedWords, word => name.Contains(word, StringComparison.OrdinalIgnoreCase)))
        {
            Add($"The namespace '{name}' includes a reserved word (aws, amazon, cedar); the service may refuse it.", warns: true);
        }
    }

    // The parser bounds the depth, so recursion is safe.
    private static bool HasEmptyKey(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().Any(one => one.Name.Length == 0 || HasEmptyKey(one.Value)),
        JsonValueKind.Array => json.EnumerateArray().Any(HasEmptyKey),
        _ => false,
    };
}
