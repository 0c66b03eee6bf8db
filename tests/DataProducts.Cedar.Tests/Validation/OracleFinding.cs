using System.Text;
using System.Text.Json;

namespace DataProducts.Cedar.Tests;

/// <summary>A finding of a validator, ours or Cedar's: its kind as our id, and where it stands.</summary>
internal readonly record struct OracleFinding(string Code, int Start)
{
    // Cedar's messages have no ids; these words tell its kinds apart.
    private static readonly (string Words, string Code)[] Words =
    [
        ("empty set literals", CedarCodes.EmptySet),
        ("error during extension function argument validation", CedarCodes.InvalidLiteral),
        ("safety of access to tag", CedarCodes.OptionalTag),
        ("safety of access to optional attribute", CedarCodes.OptionalAttribute),
        ("`.getTag()` is not allowed", CedarCodes.NoTags),
        ("unrecognized entity type", CedarCodes.UnknownEntityType),
        ("unrecognized action", CedarCodes.UnknownAction),
        ("enumerated entity", CedarCodes.UnknownEnumId),
        ("extension constructors may not", CedarCodes.NonLiteralArgument),
        ("wrong number of arguments", CedarCodes.ArgumentCount),
        ("are not compatible", CedarCodes.IncompatibleTypes),
        ("unexpected type", CedarCodes.Type),
        ("unable to find an applicable action", CedarCodes.NoApplicableAction),
        ("policy is impossible", CedarCodes.Impossible),
        ("contains mixed scripts", CedarCodes.MixedScripts),
        ("contains the character", CedarCodes.ConfusableCharacter),
        ("BIDI control characters", CedarCodes.BidiCharacter),
        ("not found", CedarCodes.Attribute),
    ];

    public static string CodeOf(string message) => Words.First(kind => message.Contains(kind.Words, StringComparison.Ordinal)).Code;

    /// <summary>Reads a list of Cedar's own form, with messages and byte offsets; each finding once.</summary>
    public static List<OracleFinding> Read(JsonElement findings) => [.. findings.EnumerateArray().Select(finding =>
    {
        var error = finding.GetProperty("error");
        var places = error.GetProperty("sourceLocations");
        var start = places.GetArrayLength() == 0 ? -1 : places[0].GetProperty("start").GetInt32();
        return (Message: error.GetProperty("message").GetString()!, Start: start);
    }).Distinct().Select(finding => new OracleFinding(CodeOf(finding.Message), finding.Start))];

    /// <summary>Gives our findings. Cedar does not say where in a scope something stands, so what is before the first condition has no place.</summary>
    public static List<OracleFinding> Of(IEnumerable<CedarDiagnostic> ours, string text, Policy policy) => [.. ours.Select(one =>
    {
        var firstCondition = policy.Conditions.IsEmpty ? new SourceSpan(0, 0, int.MaxValue, 1) : policy.Conditions[0].Body.Span;
        var isInScope = one.Line < firstCondition.Line || (one.Line == firstCondition.Line && one.Column < firstCondition.Column);
        var isWhole = one.Code is CedarCodes.Impossible or CedarCodes.NoApplicableAction;

        // Cedar says of types without tags only that the tag may not be there.
        var code = one.Code == CedarCodes.NoTags ? CedarCodes.OptionalTag : one.Code;
        return new OracleFinding(code, isInScope && !isWhole ? -1 : ByteOffset(text, one.Line, one.Column));
    })];

    /// <summary>Says how often each kind occurs; what has no place, and warnings of text, count once a place.</summary>
    public static IEnumerable<string> Kinds(IEnumerable<OracleFinding> findings) =>
        findings.Where(finding => !finding.CountsOnce).Concat(findings.Where(finding => finding.CountsOnce).Distinct())
            .GroupBy(finding => finding.Code).Select(group => $"{group.Key} {group.Count()}").Order(StringComparer.Ordinal);

    private bool CountsOnce =>
        Start < 0 || Code is CedarCodes.ConfusableCharacter or CedarCodes.MixedScripts or CedarCodes.BidiCharacter;

    /// <summary>Leaves out what we do not repeat: Cedar also says of a policy with errors, or which no action fits, that it can never
    /// apply.</summary>
    public static IEnumerable<OracleFinding> Comparable(List<OracleFinding> errors, List<OracleFinding> warnings)
    {
        var isUseless = warnings.Exists(warning => warning.Code == CedarCodes.NoApplicableAction);
        return errors.Concat(warnings.Where(warning => !(warning.Code == CedarCodes.Impossible && (isUseless || errors.Count > 0))
            && !(warning.Code == CedarCodes.NoApplicableAction && errors.Count > 0)));
    }

    private static int ByteOffset(string text, int line, int column)
    {
        var at = 0;
        for (; line > 1; line--)
        {
            at = text.IndexOf('\n', at) + 1;
        }

        return Encoding.UTF8.GetByteCount(text.AsSpan(0, at + column - 1));
    }
}
