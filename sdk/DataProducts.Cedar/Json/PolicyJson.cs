namespace DataProducts.Cedar;

/// <summary>Reads and writes Cedar's policy JSON (language 4.5, "JSON policy format"), which says what text says.</summary>
/// <remarks>Reading is strict: an unknown operator or field, a field given twice, a number that is no 64-bit integer or a null is an
/// error with its line, column and path. Limits: 50 MB, and for each condition the height and nesting that text has too.</remarks>
public static class PolicyJson
{
    /// <summary>Reads a set, <c>{"staticPolicies": {id: policy}, "templates": {id: template}, "templateLinks": [{"templateId", "newId",
    /// "values"}]}</c>; each part may be absent. Policies have the ids that the set gives them.</summary>
    /// <param name="json">The text.</param>
    /// <param name="path">What to call the text in messages, usually its file.</param>
    /// <exception cref="CedarSyntaxException">The text is no such set or exceeds a limit.</exception>
    /// <exception cref="CedarPolicySetException">An id is given twice, or a link does not fit its template.</exception>
    public static PolicySet ParseSet(string json, string path)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(path);
        var cursor = JsonCursor.Over(json, path, JsonSubject.Policies);
        var set = PolicySetJson.Read(ref cursor);
        cursor.End();
        return set;
    }

    /// <summary>Reads one policy, <c>{"effect", "principal", "action", "resource", "conditions", "annotations"}</c>.</summary>
    /// <param name="json">The text.</param>
    /// <param name="path">What to call the text in messages, usually its file.</param>
    /// <param name="id">The policy's id, unique in the set that it will be part of.</param>
    /// <exception cref="CedarSyntaxException">The text is no policy, is a template, or exceeds a limit.</exception>
    public static Policy ParsePolicy(string json, string path, string id)
    {
        var policy = Parse(json, path, id);
        return policy.IsTemplate ? throw Wrong(path, "A static policy has no slot; this is a template.") : policy;
    }

    /// <summary>Reads one template: a policy with a slot in its scope.</summary>
    /// <param name="json">The text.</param>
    /// <param name="path">What to call the text in messages, usually its file.</param>
    /// <param name="id">The template's id, unique in the set that it will be part of.</param>
    /// <exception cref="CedarSyntaxException">The text is no template or exceeds a limit.</exception>
    public static PolicyTemplate ParseTemplate(string json, string path, string id)
    {
        var policy = Parse(json, path, id);
        return policy.IsTemplate ? new(policy) : throw Wrong(path, "A template has a slot; this is a static policy.");
    }

    /// <summary>Writes a set with its templates and links.</summary>
    /// <param name="set">The set.</param>
    /// <param name="indented">Whether to write one field a line.</param>
    public static string Write(PolicySet set, bool indented = false)
    {
        ArgumentNullException.ThrowIfNull(set);
        return JsonOutput.Write(set, indented, PolicySetJson.Write);
    }

    /// <summary>Writes a policy, of a link the template with its slots filled; the id is not part of it.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="indented">Whether to write one field a line.</param>
    public static string Write(Policy policy, bool indented = false)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return JsonOutput.Write(policy, indented, PolicyJsonWriter.Write);
    }

    /// <summary>Writes a template; the id is not part of it.</summary>
    /// <param name="template">The template.</param>
    /// <param name="indented">Whether to write one field a line.</param>
    public static string Write(PolicyTemplate template, bool indented = false)
    {
        ArgumentNullException.ThrowIfNull(template);
        return JsonOutput.Write(template.Body, indented, PolicyJsonWriter.Write);
    }

    private static Policy Parse(string json, string path, string id)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(id);
        var cursor = JsonCursor.Over(json, path, JsonSubject.Policies);
        var policy = PolicyJsonReader.Read(ref cursor);
        cursor.End();
        return policy.WithGivenId(id);
    }

    private static CedarSyntaxException Wrong(string path, string message) => new([new(CedarCodes.PolicyJson, path, 1, 1, $"$: {message}")]);
}
