import cProfile, pstats, time
import tests.live.test_live_invariant as m
async def test_p(web, cast):
    p=cProfile.Profile(); p.enable(); s=time.time()
    await m.test_state_and_events_are_a_fresh_fetch_after_every_mutation(web, cast)
    print("took", time.time()-s)
    p.disable(); pstats.Stats(p).sort_stats("tottime").print_stats(30); pstats.Stats(p).sort_stats("cumtime").print_stats(160)
