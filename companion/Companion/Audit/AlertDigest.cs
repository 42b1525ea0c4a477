using Hjemvakt.Companion.Storage.Rows;

namespace Hjemvakt.Companion.Audit;

/// <summary>What an alert says of what happened and who answered. Two rows of one version with different digests: somebody has changed one.</summary>
internal static class AlertDigest
{
    public static byte[] Of(AlertRow alert)
    {
        using var digest = new Digest();
        return digest
            .Add(alert.Id.ToString()).Add(alert.Version).Add(alert.HomeId).Add(alert.Kind.ToString()).Add((long)alert.Severity).Add(alert.State.ToString())
            .Add(alert.OccurredAt).Add(alert.StoredAt).Add(alert.Point).Add(alert.Source).Add(alert.CancelledByResident ? 1 : 0)
            .Add(alert.HolderId).Add(alert.HolderName).Add(alert.Cause?.ToString()).Add(alert.Note).Add(alert.ResolvedAt)
            .Sum();
    }
}
