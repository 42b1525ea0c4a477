namespace Hjemvakt.Gateway.Feedback;

/// <summary>Lamp and buzzer. The lamp is told only of changes; of several signals in one turn the buzzer gives the one that matters most.</summary>
public sealed class FeedbackController
{
    private readonly ILamp _lamp;
    private readonly IBuzzer _buzzer;
    private LampPattern _pattern = LampPattern.Off;
    private BuzzerSignal _signal;

    public FeedbackController(ILamp lamp, IBuzzer buzzer)
    {
        _lamp = lamp;
        _buzzer = buzzer;
    }

    /// <summary>Asks for a signal at the end of this turn. Bad news wins over good, later good news over earlier.</summary>
    public void Signal(BuzzerSignal signal)
    {
        if (_signal != BuzzerSignal.NotStored && (_signal != BuzzerSignal.NobodyReached || signal == BuzzerSignal.NotStored))
        {
            _signal = signal;
        }
    }

    /// <summary>Shows a pattern.</summary>
    public void Show(LampPattern pattern)
    {
        if (pattern != _pattern)
        {
            _pattern = pattern;
            _lamp.Show(pattern);
        }
    }

    /// <summary>Gives the signal of this turn, if there is one.</summary>
    public void Sound()
    {
        if (_signal != BuzzerSignal.None)
        {
            var signal = _signal;
            _signal = BuzzerSignal.None;
            _buzzer.Play(signal);
        }
    }
}
