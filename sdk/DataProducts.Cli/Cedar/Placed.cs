using DataProducts.Cedar;

namespace DataProducts.Cli.Cedar;

/// <summary>Gives findings of a library the file or the option that they are about.</summary>
internal static class Placed
{
    /// <summary>Runs something that knows no path.</summary>
    /// <param name="path">The file as it was typed, or an option's name.</param>
    /// <param name="run">What may refuse.</param>
    /// <exception cref="CedarDataException">It refused.</exception>
    public static T At<T>(string path, Func<T> run)
    {
        try
        {
            return run();
        }
        catch (CedarException refused)
        {
            throw new CedarDataException([.. refused.Diagnostics.Select(one => one.Path.Length > 0 ? one : one with { Path = path })]);
        }
    }
}
