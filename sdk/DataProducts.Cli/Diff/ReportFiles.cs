using System.CommandLine;
using System.Text;
using DataProducts.Cli.Ci;
using DataProducts.Cli.Output;

namespace DataProducts.Cli.Diff;

/// <summary>The options for files that other programs read.</summary>
internal sealed class ReportFiles
{
    public Option<string?> JUnit { get; } = new("--junit") { Description = "Also writes a JUnit report, a test a change.", HelpName = "file" };

    public Option<string?> Sarif { get; } = new("--sarif") { Description = "Also writes a SARIF 2.1.0 log.", HelpName = "file" };

    public Option<string?> Markdown { get; } = new("--markdown") { Description = "Also writes a comment for a pull request.", HelpName = "file" };

    public async Task WriteAsync(ParseResult parsed, IDiffReport report, CancellationToken cancellation)
    {
        var sections = report.ToSections();
        await WriteAsync(parsed.GetValue(JUnit), () => CiJunit.Of(sections), cancellation).ConfigureAwait(false);
        await WriteAsync(
            parsed.GetValue(Sarif),
            () => SarifLog.Write([.. sections.Sections.SelectMany(section => section.Findings)], SarifRules.Describe, report.ExitCode),
            cancellation).ConfigureAwait(false);
        await WriteAsync(parsed.GetValue(Markdown), () => CiMarkdown.Of(sections), cancellation).ConfigureAwait(false);
    }

    private static async Task WriteAsync(string? path, Func<string> render, CancellationToken cancellation)
    {
        if (path is null)
        {
            return;
        }

        try
        {
            await File.WriteAllTextAsync(path, render(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellation).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new DataProductException("DP1005", $"{path} cannot be written. Look at the path, its rights and the disk.", failure);
        }
    }
}
