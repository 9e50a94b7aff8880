#include "client/exchange/render_call.h"

#include <utility>

namespace framewright::client {
namespace {

constexpr double kSoonMs = 1000;  // a call that takes no longer needs no questions

}  // namespace

std::shared_ptr<RenderCall> RenderCall::Start(Connection& connection, const Patience& patience) {
  auto call = std::make_shared<RenderCall>();
  call->connection_ = connection.shared_from_this();
  Prepare(&call->context_, connection.token(), patience.Left());
  connection.calls()->Render(&call->context_, call.get());
  call->self_ = call;
  call->AddHold();  // we start operations from outside of the reactions
  call->ReadNext();
  call->StartCall();
  return call;
}

template <typename Condition>
void RenderCall::Wait(std::unique_lock<std::mutex>& lock, const Patience& patience, Condition condition) {
  while (!changed_.wait_for(lock, kAbortPoll, condition)) {
    lock.unlock();
    patience.Check();
    if (MillisecondsSince(start_) > kSoonMs) connection_->RequireAnswers();
    lock.lock();
  }
}

void RenderCall::Send(v1::RenderRequest* message, bool last, const Patience& patience) {
  std::unique_lock lock(mutex_);
  Wait(lock, patience, [this] { return !writing_; });
  outgoing_.Swap(message);
  writing_ = true;
  lock.unlock();
  if (last) {
    StartWriteLast(&outgoing_, grpc::WriteOptions());
  } else {
    StartWrite(&outgoing_);
  }
}

const v1::RenderResponse* RenderCall::Receive(const Patience& patience) {
  std::unique_lock lock(mutex_);
  if (used_ != nullptr) {
    used_->free = true;
    used_ = nullptr;
    if (reading_ == nullptr && !no_more_answers_) ReadNext();
  }
  Wait(lock, patience, [this] { return !received_.empty() || no_more_answers_; });
  if (received_.empty()) return nullptr;
  used_ = received_.front();
  received_.pop_front();
  return &used_->message;
}

grpc::Status RenderCall::Finish(const Patience& patience) {
  std::unique_lock lock(mutex_);
  LetGo();
  Wait(lock, patience, [this] { return done_; });
  return status_;
}

void RenderCall::Leave(Then then) {
  {
    const std::lock_guard lock(mutex_);
    if (!done_) {
      then_ = std::move(then);
      context_.TryCancel();
      LetGo();
      return;
    }
  }
  then();
}

void RenderCall::LetGo() {
  if (std::exchange(held_, false)) RemoveHold();
}

void RenderCall::ReadNext() {
  for (Slot& slot : slots_) {
    if (!slot.free) continue;
    slot.free = false;
    reading_ = &slot;
    StartRead(&slot.message);
    return;
  }
}

void RenderCall::OnReadDone(bool ok) {
  const std::lock_guard lock(mutex_);
  Slot* slot = std::exchange(reading_, nullptr);
  if (ok) {
    received_.push_back(slot);
    ReadNext();
  } else {
    no_more_answers_ = true;
  }
  changed_.notify_all();
}

void RenderCall::OnWriteDone(bool) {  // a failed write shows as the end of the answers, with the reason
  const std::lock_guard lock(mutex_);
  writing_ = false;
  changed_.notify_all();
}

void RenderCall::OnDone(const grpc::Status& status) {
  std::shared_ptr<RenderCall> self;
  Then then;
  {
    const std::lock_guard lock(mutex_);
    status_ = status;
    done_ = true;
    no_more_answers_ = true;
    then = std::move(then_);
    self = std::move(self_);
    changed_.notify_all();
  }
  if (then) then();
}

}  // namespace framewright::client
