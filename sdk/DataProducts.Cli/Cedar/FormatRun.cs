using System.Text;
using DataProducts.Cedar;

namespace DataProducts.Cli.Cedar;

/// <summary>What becomes of a formatted text.</summary>
internal enum FormatMode
{
    /// <summary>It is printed.</summary>
    Print,

    /// <summary>It replaces the file, if it differs.</summary>
    Write,

    /// <summary>It is only compared.</summary>
    Check,
}

/// <summary>Formats files one after another.</summary>
internal sealed class FormatRun(FormatMode mode, CedarFormatOptions options)
{
    private readonly List<CedarDiagnostic> _findings = [];
    private readonly List<string> _unformatted = [];
    private int _files;

    public async Task AddAsync(string path, CancellationToken cancellation)
    {
        _files++;
        try
        {
            var source = await SourceFile.ReadAsync(path, cancellation).ConfigureAwait(false);
            var formatted = CedarFormatter.Format(source.Text, source.Path, options);
            if (mode == FormatMode.Print)
            {
                Console.Out.Write(formatted);
            }
            else if (formatted != source.Text)
            {
                _unformatted.Add(source.Path);
                await ReplaceAsync(path, formatted, cancellation).ConfigureAwait(false);
            }
        }
        catch (CedarFileException unusable)
        {
            _findings.Add(unusable.Diagnostic);
        }
        catch (CedarException wrong)
        {
            _findings.AddRange(wrong.Diagnostics);
        }
    }

    /// <summary>Says what was found, and gives the exit code.</summary>
    public int Finish()
    {
        foreach (var one in _findings)
        {
            Console.Error.WriteLine(FindingsOutput.Printable(one.ToString()));
        }

        if (mode != FormatMode.Print)
        {
            foreach (var path in _unformatted)
            {
                DecisionOutput.Line(path);
            }

            Console.Error.WriteLine($"{Counted.Of((_files, "file", "files"))}: {_unformatted.Count} {(mode == FormatMode.Check ? "not in form" : "written anew")}");
        }

        var report = new FindingsReport(_findings, _files, string.Empty);
        return report.ExitCodeOf() is var code and not ExitCode.Done ? code
            : mode == FormatMode.Check && _unformatted.Count > 0 ? ExitCode.Finding
            : ExitCode.Done;
    }

    private async Task ReplaceAsync(string path, string text, CancellationToken cancellation)
    {
        if (mode != FormatMode.Write)
        {
            return;
        }

        if (path == SourceFile.StandardInput)
        {
            Console.Out.Write(text);
            return;
        }

        var unfinished = $"{path}.{Path.GetRandomFileName()}.new";
        try
        {
            await File.WriteAllTextAsync(unfinished, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellation).ConfigureAwait(false);
            File.Move(unfinished, path, overwrite: true); // a run that is stopped leaves no half of a policy
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CedarFileException(path, "The file cannot be written; look at its rights.");
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
