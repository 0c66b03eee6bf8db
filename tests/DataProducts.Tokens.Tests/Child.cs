using System.Diagnostics;
using System.Globalization;

namespace DataProducts.Tokens.Tests;

/// <summary>A second process that tokenises: value n is the same in every child, and its subject is n.</summary>
internal static class Child
{
    public const string Command = "child-tokenise";
    private const int BatchSize = 50;

    public static string Value(int n) => string.Create(CultureInfo.InvariantCulture, $"0800 {n:D6}");

    /// <summary>Tokenises values in small batches; writes each token to standard output after it was given out.</summary>
    public static async Task<int> RunAsync(string folder, string batch, int count)
    {
        await using var tokens = Open(folder);
        var space = await tokens.OpenAsync(Jurisdiction.EU, "retail");
        await using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = false };
        for (var start = 0; start < count; start += BatchSize)
        {
            var numbers = Enumerable.Range(start, Math.Min(BatchSize, count - start)).ToArray();
            var results = new string?[numbers.Length];
            await Space.TokeniseAsync(
                space, PiiKind.PhoneNumber, numbers.Select(Value).ToArray(), numbers.Select(n => Subject(space, n)).ToArray(), results, batch);
            for (var i = 0; i < results.Length; i++)
            {
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{numbers[i]} {results[i]}"));
            }

            await output.FlushAsync();
        }

        return 0;
    }

    public static SubjectRef Subject(TokenSpace space, int n) => space.SubjectOf(n.ToString(CultureInfo.InvariantCulture));

    public static JurisdictionVaults Open(string folder)
    {
        var source = new LocalVaultSource(
            Path.Combine(folder, "vaults"), Path.Combine(folder, "keys"), Path.Combine(folder, "erasures"), TimeProvider.System);
        return new(source, TimeProvider.System);
    }

    public static Process Start(string folder, string batch, int count, Dictionary<string, string>? environment = null) =>
        Start([Command, folder, batch, count.ToString(CultureInfo.InvariantCulture)], environment);

    /// <summary>Starts this program again.</summary>
    public static Process Start(string[] arguments, Dictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add("exec");
            start.ArgumentList.Add(typeof(Child).Assembly.Location);
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment ?? [])
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Reads what a child gave out; a line that the kill cut short is passed over.</summary>
    public static async Task<Dictionary<int, string>> ReadAsync(Process child)
    {
        var given = new Dictionary<int, string>();
        while (await child.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Split(' ') is [var number, { Length: Token.TextLength } token])
            {
                given.Add(int.Parse(number, CultureInfo.InvariantCulture), token);
            }
        }

        return given;
    }
}
