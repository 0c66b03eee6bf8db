using DataProducts.Access;

namespace DataProducts;

/// <content>What crosses borders today, and what of it ends soon.</content>
public sealed partial class EmbeddedPlatform
{
    /// <summary>Tells by which transfer matrices the registered products are decided, and how each stands.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A report a matrix; none before a product is registered.</returns>
    /// <exception cref="AccessException"><c>DP1927</c>: standards are missing or were changed. <c>DP1907</c>: a register of instruments is
    /// wrong.</exception>
    public async ValueTask<IReadOnlyList<TransferReport>> TransfersAsync(CancellationToken cancellationToken = default)
    {
        var people = await PeopleAsync(cancellationToken).ConfigureAwait(false);
        var now = Time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var inForce = people.Instruments.Where(one => one.IsInForce(now)).Select(one => one.Name).Distinct(StringComparer.Ordinal);
        IReadOnlyList<string> names = [.. inForce.Order(StringComparer.Ordinal)];
        var products = await _catalog.ListAsync(cancellationToken).ConfigureAwait(false);
        return
        [
            .. products.Select(one => (one.Id, Standards: _standards.Read(one.Id))).GroupBy(one => one.Standards.Hash).Select(alike =>
            {
                var standing = MatrixStanding.Of(alike.First().Standards.TransferMatrix, people.Waivers, today);
                var ids = alike.Select(one => one.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
                return new TransferReport(standing, [.. ids], names, TransferEnding.Soon(standing, people.Instruments, today));
            }),
        ];
    }
}
