namespace Hjemvakt.Gateway.Lifecycle;

/// <summary>
/// Where updates over the air will come in: verify, stage, confirm or roll back. Nothing implements it, because the platform has no boot loader yet
/// that could go back (docs/decisions/0099); until then a gateway refuses the command <c>update</c> and is updated by cable.
/// </summary>
public interface IFirmwareUpdater
{
    /// <summary>Whether an image is whole, made for this board, newer than what runs, and signed by somebody the gateway trusts. Changes nothing.</summary>
    /// <param name="image">Path of the image on flash.</param>
    /// <returns>What is wrong, in a few words; empty when nothing is.</returns>
    string Verify(string image);

    /// <summary>
    /// Has the boot loader start this verified image next time, on trial: a start that is not followed by <see cref="Confirm"/> starts the old one again,
    /// also when the power goes at any moment.
    /// </summary>
    void Stage(string image);

    /// <summary>The image that runs stays. Called when a boot has lasted and the companion has sent a receipt.</summary>
    void Confirm();

    /// <summary>Starts the image from before. Does not return.</summary>
    void RollBack();
}
