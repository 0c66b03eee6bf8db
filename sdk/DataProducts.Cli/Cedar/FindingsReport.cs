using DataProducts.Cedar;

namespace DataProducts.Cli.Cedar;

/// <summary>What a command found in files.</summary>
/// <param name="Findings">The findings, file by file.</param>
/// <param name="Files">The number of files that were looked at.</param>
/// <param name="Summary">What was looked at, for example <c>2 files, 5 policies</c>.</param>
internal sealed record FindingsReport(IReadOnlyList<CedarDiagnostic> Findings, int Files, string Summary)
{
    public int Errors => Findings.Count(one => !one.IsWarning);

    public int Warnings => Findings.Count(one => one.IsWarning);

    /// <summary>Gives the exit code: a file that cannot be used at all is the person's, not the file's author's.</summary>
    public int ExitCodeOf(bool denyWarnings = false) =>
        Findings.Any(one => one.Code == SourceFile.Unusable) ? ExitCode.Usage
            : Errors > 0 || (denyWarnings && Warnings > 0) ? ExitCode.Finding
            : ExitCode.Done;
}
