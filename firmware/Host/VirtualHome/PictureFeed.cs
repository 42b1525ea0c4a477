namespace Hjemvakt.VirtualHome;

/// <summary>Tells the pictures that differ, in order, on a thread that is nobody's: what listens to a home cannot hold up its gateway.</summary>
internal sealed class PictureFeed(Action<HomePicture> tell)
{
    private readonly Lock _gate = new();
    private readonly Queue<HomePicture> _untold = [];
    private HomePicture? _last;
    private bool _telling;

    public void Offer(HomePicture picture)
    {
        lock (_gate)
        {
            if (picture == _last)
            {
                return;
            }

            _last = picture;
            _untold.Enqueue(picture);
            if (_telling)
            {
                return;
            }

            _telling = true;
        }

        // Without the caller's context, which is that of a virtual board.
        ThreadPool.UnsafeQueueUserWorkItem(_ => TellAll(), null);
    }

    private void TellAll()
    {
        while (true)
        {
            HomePicture picture;
            lock (_gate)
            {
                if (!_untold.TryDequeue(out picture!))
                {
                    _telling = false;
                    return;
                }
            }

            tell(picture);
        }
    }
}
