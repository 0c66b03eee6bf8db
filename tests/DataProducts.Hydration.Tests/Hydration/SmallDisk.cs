using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using DataProducts.Hydration.Crash;

namespace DataProducts.Hydration.Tests;

/// <summary>
/// Hydrates two batches in processes of their own, on a file system in memory that only they see. When the first is in, the file system is made as
/// small as what it holds; the second is tried again and again, each time with a little more room, until it is in.
/// </summary>
internal static partial class SmallDisk
{
    private const string Script =
        """
        folder=$1; step=$2; program=$3; first=$4; second=$5; copies=$6
        mount -t tmpfs -o size=512m tmpfs "$folder" && mkdir -p "$copies" || exit 99
        dotnet exec "$program" "$folder" "$first" 2>&1 || exit 98
        cp -a "$folder" "$copies/0"
        used=$(df --output=used "$folder" | tail -1)
        for try in $(seq 1 60); do
            mount -o remount,size=$((used + try * step))k "$folder" || exit 97
            dotnet exec "$program" "$folder" "$second" 2>&1; code=$?
            cp -a "$folder" "$copies/$try"
            echo "ended $code"
            [ $code = 0 ] && exit 0
        done
        exit 96
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Tells whether a process here may have a file system of its own.</summary>
    public static async Task<bool> CanBeAsync(CancellationToken stop)
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        try
        {
            return (await RunAsync(["sh", "-c", "mount -t tmpfs tmpfs /mnt"], stop)).Code == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false; // no such program
        }
    }

    /// <summary>Runs both batches.</summary>
    /// <param name="folder">Where the platform is, for the processes.</param>
    /// <param name="step">How many kilobytes more each try has.</param>
    /// <param name="first">The first batch's file.</param>
    /// <param name="second">The second batch's file.</param>
    /// <param name="copies">Receives the platform's folder as it was with the first batch, <c>0</c>, and after each try, from <c>1</c>.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>What each try said, with how it ended.</returns>
    public static async Task<string[]> HydrateAsync(
        string folder, int step, string first, string second, string copies, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        string[] values = [folder, step.ToString(CultureInfo.InvariantCulture), typeof(StopAt).Assembly.Location, first, second, copies];
        var (code, text) = await RunAsync(["sh", "-c", Script, "sh", .. values], stop);
        Assert.True(code == 0, $"{code} {text}");
        return [.. Ending().Split(text[(text.IndexOf('\n') + 1)..]).Where(said => said.Length > 0)];
    }

    [GeneratedRegex(@"(?<=^ended \d+\n)", RegexOptions.Multiline)]
    private static partial Regex Ending();

    private static async Task<(int Code, string Text)> RunAsync(string[] command, CancellationToken stop)
    {
        var start = new ProcessStartInfo("unshare") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["-Urm", .. command])
        {
            start.ArgumentList.Add(argument);
        }

        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(stop);
        bounded.CancelAfter(Patience);
        using var process = Process.Start(start)!;
        try
        {
            var (text, errors) = (process.StandardOutput.ReadToEndAsync(bounded.Token), process.StandardError.ReadToEndAsync(bounded.Token));
            await process.WaitForExitAsync(bounded.Token);
            return (process.ExitCode, await text + await errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
