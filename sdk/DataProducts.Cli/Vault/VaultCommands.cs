using System.CommandLine;

namespace DataProducts.Cli.Vault;

/// <summary><c>dataproduct vault …</c>: what an operator does to vaults, for those whom policy lets <c>administer</c> every product that it
/// touches. Each act is recorded before it.</summary>
internal static class VaultCommands
{
    public static Command Make() => new("vault", "What the vaults hold, and what becomes of people and keys in them.")
    {
        StatusCommand.Make(),
        ErasureCommands.Erase(),
        ErasureCommands.Readmit(),
        ExportCommand.Make(),
        MoveCommand.Make(),
        RotateCommand.Make(),
        RetokeniseCommand.Make(),
        RetireKeyCommand.Make(),
    };
}
