namespace Hjemvakt.Gateway.Sensing.Wearable;

/// <summary>
/// How sure a fall is, from what was seen of it. A scale for the person who answers and for rules that weigh several detectors; not a probability.
/// </summary>
public static class FallEvidence
{
    /// <summary>0–100.</summary>
    /// <param name="freeFallSamples">Samples (20 ms each) of free fall in the second before an impact.</param>
    /// <param name="peakMg">The hardest impact, in mg.</param>
    /// <param name="still">The wearer lay still afterwards.</param>
    /// <param name="flat">The posture changed by 75° or more.</param>
    public static int Confidence(int freeFallSamples, int peakMg, bool still, bool flat)
    {
        // An impact and another posture: without these there is no fall to speak of.
        var confidence = 40;

        // A fall from standing height takes about half a second, the last part of it freely; a chair one drops into takes a tenth.
        confidence += freeFallSamples >= 10 ? 15 : freeFallSamples >= 5 ? 8 : 0;
        confidence += peakMg >= 5000 ? 15 : peakMg >= 3500 ? 8 : 0;
        confidence += still ? 20 : 0;
        confidence += flat ? 10 : 0;
        return confidence;
    }
}
