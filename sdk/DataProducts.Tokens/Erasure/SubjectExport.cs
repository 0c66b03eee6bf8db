using System.Runtime.CompilerServices;

namespace DataProducts.Tokens;

/// <summary>One item of a subject, opened. It is personal data.</summary>
/// <param name="Space">The token space.</param>
/// <param name="Kind">What kind of personal data it is.</param>
/// <param name="Token">Its token, or format-preserving text, as the lake holds it.</param>
/// <param name="Original">The normalised original.</param>
/// <param name="Spelling">The subject's own spelling; null if it is not kept or is the normalised one.</param>
/// <param name="Batch">The batch that brought it.</param>
/// <param name="Created">When, in UTC.</param>
public sealed record ExportedItem(
    TokenSpaceId Space, PiiKind Kind, string Token, string Original, string? Spelling, string Batch, DateTimeOffset Created)
{
    /// <summary>Gets how the token was made.</summary>
    public TokenMode Mode { get; init; } = TokenMode.Deterministic;

    /// <summary>Hides what it holds, so that no log or message shows it.</summary>
    /// <returns>The token.</returns>
    public override string ToString() => Token;
}

/// <summary>A read of one item that is about to be opened for an export: what an audit record needs, and no value.</summary>
/// <param name="Space">The token space.</param>
/// <param name="Kind">What kind of personal data.</param>
/// <param name="Subject">Whose.</param>
public readonly record struct ExportedRead(TokenSpaceId Space, PiiKind Kind, SubjectRef Subject);

/// <summary>Gives a subject everything that a vault holds of it, of every token space.</summary>
internal static class SubjectExport
{
    /// <summary>Opens all items of a subject, one by one; each is recorded before it is opened.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="spaces">Opens a token space of the vault.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="record">Records a read, durably; if it fails nothing more is opened.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async IAsyncEnumerable<ExportedItem> RunAsync(
        ITokenVault vault,
        Func<string, ValueTask<TokenSpace>> spaces,
        SubjectRef subject,
        Func<ExportedRead, ValueTask> record,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in vault.ListAsync(subject, cancellationToken).ConfigureAwait(false))
        {
            var space = await spaces(item.Space).ConfigureAwait(false);
            if (!item.Key.TryGetToken(out var token))
            {
                throw TokenErrors.Tampered(vault.Jurisdiction, 0);
            }

            await record(new ExportedRead(space.Id, token.Kind, subject)).ConfigureAwait(false);
            if (await space.OpenItemAsync(item, cancellationToken).ConfigureAwait(false) is { } open)
            {
                var text = await space.LakeTextAsync(token, open.Original, cancellationToken).ConfigureAwait(false);
                yield return new ExportedItem(space.Id, token.Kind, text, open.Original, open.Spelling, item.Batch, item.Created)
                {
                    Mode = token.Mode,
                };
            }
        }
    }
}
