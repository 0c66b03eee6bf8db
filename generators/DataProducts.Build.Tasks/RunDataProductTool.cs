using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace DataProducts.Build.Tasks;

/// <summary>Starts the render tool by itself and without a shell, so that no folder's name is ever a command.</summary>
/// <remarks>The tool's errors and warnings become those of the build, at the place that they name.</remarks>
public sealed class RunDataProductTool : ToolTask
{
    /// <summary>Gets or sets the <c>dotnet</c> program that the build runs in.</summary>
    [Required]
    public string Host { get; set; } = string.Empty;

    /// <summary>Gets or sets the tool's assembly.</summary>
    [Required]
    public string Tool { get; set; } = string.Empty;

    /// <summary>Gets or sets what it is to do: <c>render</c>, <c>unite</c> or <c>package</c>.</summary>
    [Required]
    public string Command { get; set; } = string.Empty;

    /// <summary>Gets or sets the response file with everything else; the tool runs in its folder.</summary>
    [Required]
    public string ResponseFile { get; set; } = string.Empty;

    /// <inheritdoc/>
    protected override string ToolName => Path.GetFileName(Host);

    /// <inheritdoc/>
    protected override MessageImportance StandardOutputLoggingImportance => MessageImportance.Low;

    /// <inheritdoc/>
    protected override MessageImportance StandardErrorLoggingImportance => MessageImportance.Low;

    /// <inheritdoc/>
    protected override Encoding StandardOutputEncoding { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc/>
    protected override string GenerateFullPathToTool() => Host;

    /// <inheritdoc/>
    protected override string GetWorkingDirectory() => Path.GetDirectoryName(Path.GetFullPath(ResponseFile));

    /// <inheritdoc/>
    protected override string GenerateCommandLineCommands()
    {
        var line = new CommandLineBuilder();
        line.AppendSwitch("exec");
        line.AppendFileNameIfNotNull(Tool);
        line.AppendSwitch(Command);
        line.AppendSwitch("@" + Path.GetFileName(ResponseFile));
        return line.ToString();
    }

    /// <inheritdoc/>
    protected override void LogToolCommand(string message) => Log.LogMessage(MessageImportance.Low, "{0}", message);

    /// <inheritdoc/>
    protected override bool HandleTaskExecutionErrors()
    {
        // The tool says itself what is wrong. Only where it ended without a word is its exit code news.
        if (!HasLoggedErrors)
        {
            Log.LogError(
                null, "DP1209", null, null, 0, 0, 0, 0,
                "The render tool ended with exit code {0}. Run it by hand: dotnet exec '{1}' {2} @{3}, in '{4}'.",
                ExitCode, Tool, Command, Path.GetFileName(ResponseFile), GetWorkingDirectory());
        }

        return false;
    }
}
