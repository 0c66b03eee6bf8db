using System.Globalization;
using DataProducts.Access;

namespace DataProducts.Catalog;

/// <summary>Why a major version is not retired, or may not be used any more, <c>DP1293</c> to <c>DP1299</c>.</summary>
internal static class RetirementErrors
{
    public static DataProductException NoticeRuns(ProductRetirement notice) => new(
        "DP1293", $"The notice of {notice.Reference} runs until {Minute(notice.Ends)}; it cannot be retired before.");

    public static DataProductException StillRead(ProductRetirement notice, ProductReads reads, int days) => new(
        "DP1294", string.Create(
            CultureInfo.InvariantCulture,
            $"{notice.Reference} was read {reads.Count} times by {reads.Readers} readers in the last {days} days, last on {Minute(reads.Last!.Value)}. ")
            + $"Ask who reads it to move to {notice.Product}@{notice.Successor}, then try again.");

    public static DataProductException NoNotice(ProductReference product) => new(
        "DP1295", $"{product} has no notice; 'dataproduct retire {product}' gives one.");

    public static DataProductException NoticeAlready(ProductRetirement notice) => new(
        "DP1295", $"{notice.Reference} has a notice already, until {Minute(notice.Ends)}; --apply retires it then, --cancel takes the notice back.");

    public static AccessException Retired(ProductRetirement gone) => new(
        "DP1296", $"{gone.Reference} was retired on {Minute(gone.Retired!.Value)}. Use {gone.Product}@{gone.Successor}, in SQL {gone.Product}__v{gone.Successor}; "
        + "a subscription to it is a new one.");

    public static DataProductException NoSuccessor(ProductReference product) => new(
        "DP1297", $"{product} cannot be retired: no newer major version of {product.Id} is published for its consumers to move to.");

    public static DataProductException NotAMajor(ProductReference product) => new(
        "DP1298", $"Name the major version that is to be retired, for example {product.Id}@1.");

    public static DataProductException BadNotice(int days) => new(
        "DP1298", string.Create(CultureInfo.InvariantCulture, $"A notice lasts from 1 to {days} days, in whole days, for example P90D."));

    public static DataProductException BadQuietDays(int days) => new(
        "DP1298", string.Create(CultureInfo.InvariantCulture, $"A major version is quiet for 1 to {days} days before it is retired."));

    public static DataProductException NotPermitted(ProductReference product, IReadOnlyList<PolicyReason> reasons) => new(
        "DP1299", $"Policy does not let you administer {product}: {string.Join("; ", reasons)}.");

    private static string Minute(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
