using DataProducts.Cli.Output;

namespace DataProducts.Cli.Cedar;

/// <summary>Writes which resources of a type may be seen.</summary>
internal static class RowExplanationOutput
{
    /// <returns>0 where some row may be seen, 1 where none may, 2 where the condition cannot be told.</returns>
    public static int Write(RowExplanationDocument document, OutputForm form)
    {
        if (form == OutputForm.Json)
        {
            JsonOutput.Write(document, CedarJson.Readable.RowExplanationDocument);
        }
        else
        {
            WriteText(document);
        }

        return document.Filter is null ? ExitCode.Usage : document.Outcome == "none" ? ExitCode.Finding : ExitCode.Done;
    }

    private static void WriteText(RowExplanationDocument document)
    {
        DecisionOutput.Line(document.Outcome switch
        {
            "none" => "deny: no resource of this type can be allowed",
            "all" => "allow: every resource of this type",
            _ => "it depends on the resource",
        });
        foreach (var policy in document.Policies)
        {
            DecisionOutput.Line(string.Empty);
            DecisionOutput.Line(FormattableString.Invariant($"{policy.Effect} {policy.Id}, {policy.Path}({policy.Line},{policy.Column})"));
            DecisionOutput.Line($"  {policy.Residual ?? policy.Error ?? "satisfied, whatever the resource"}");
        }

        if (document.OutOfPlay.Count > 0)
        {
            DecisionOutput.Line(string.Empty);
            DecisionOutput.Line($"not satisfied, whatever the resource: {string.Join(", ", document.OutOfPlay)}");
        }

        if (document.UnlinkedTemplates.Count > 0)
        {
            DecisionOutput.Line(string.Empty);
            DecisionOutput.Line($"templates that nothing links, and that so decide nothing: {string.Join(", ", document.UnlinkedTemplates)}");
        }

        DecisionOutput.Line(string.Empty);
        foreach (var one in document.Refused)
        {
            DecisionOutput.Line(FormattableString.Invariant($"{one.Path}({one.Line ?? 0},{one.Column ?? 0}): {one.Severity} {one.Id}: {one.Message}"));
        }

        if (document.Filter is null)
        {
            DecisionOutput.Line("So there is no condition on rows; --drop-permits leaves such permits out, which shows fewer rows, and never a forbid.");
            return;
        }

        DecisionOutput.Line("rows, as a condition of DuckDB:");
        DecisionOutput.Line($"  {document.Filter}");
    }
}
