using System.Globalization;

namespace DataProducts.Cedar.Fuzz;

/// <summary>Reads hostile inputs: each is accepted or refused by a typed error, and soon.</summary>
internal static class HostileInput
{
    // An input of a few kilobytes takes some 50 µs; a pause of the machine has to last through three tries to be taken for a hang.
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(300);

    /// <summary>Makes and reads the inputs of a step.</summary>
    /// <returns>What failed, or null; and how many inputs were accepted.</returns>
    public static (string? Failure, int Accepted) Run(int seed, long step, int inputs)
    {
        var dice = new Dice(seed, step);
        var accepted = 0;
        for (var i = 0; i < inputs; i++)
        {
            var target = dice.Pick(ParserTarget.All);
            var text = HostileText.Make(dice, target.Samples);
            if (Failure(target, text, ref accepted) is { } failure)
            {
                return (string.Create(CultureInfo.InvariantCulture, $"input {i}, {target.Name}: {failure}\n{text}"), accepted);
            }
        }

        return (null, accepted);
    }

    private static string? Failure(ParserTarget target, string text, ref int accepted)
    {
        var time = TimeSpan.Zero;
        for (var tries = 0; tries < 3; tries++)
        {
            var began = TimeProvider.System.GetTimestamp();
            try
            {
                target.Read(text);
                accepted += tries == 0 ? 1 : 0;
            }
            catch (CedarException)
            {
                // Refused, as most hostile text should be.
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                return failure.ToString();
            }

            time = TimeProvider.System.GetElapsedTime(began);
            if (time < Limit)
            {
                return null;
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:F0} ms for {text.Length} characters");
    }
}
